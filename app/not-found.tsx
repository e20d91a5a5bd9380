import { StandingPage } from "./standing-page.tsx";

export default function NotFound() {
  return (
    <StandingPage title="There is no such page">
      <a href="/" className="text-accent underline underline-offset-4">
        Ask the archive
      </a>
    </StandingPage>
  );
}
