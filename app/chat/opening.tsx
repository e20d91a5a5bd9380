import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** Milliseconds between looks at whether the archive is open. */
const PAUSE = 1000;

/** Says what the server is doing before the archive is open, and brings in the page once it is. */
export function Opening() {
  const { refresh } = useRouter();
  const [reason, setReason] = useState("The archive is being opened. You can ask in a moment.");

  useEffect(() => {
    const look = async () => {
      const response = await fetch("/api/health").catch(() => null);
      if (response?.ok) refresh();
      else if (response) setReason(((await response.json()) as { detail: string }).detail);
      else setReason("The server is not answering.");
    };
    const timer = setInterval(() => void look(), PAUSE);
    return () => clearInterval(timer);
  }, [refresh]);

  return (
    <p role="status" className="pt-5 text-[1.0625rem] text-faded italic">
      {reason}
    </p>
  );
}
