import { readConfig } from "../../lib/config.ts";
import { createDateline, type Dateline } from "../../lib/dateline.ts";
import { DatelineError } from "../../lib/errors.ts";
import type { Mode } from "../../lib/types.ts";
import { log } from "./log.ts";

/** Whether questions can be answered, and if not, why in words that may be shown. */
export type Health =
  | { readonly status: "ready"; readonly modes: readonly Mode[] }
  | { readonly status: "starting" | "failed"; readonly reason: string };

interface Opened {
  readonly dateline: Promise<Dateline>;
  health: Health;
}

/** Next bundles each route by itself, so a module's variable would open the archive once a route: the process holds it. */
const HOLDER = Symbol.for("dateline.opened");
const holder = globalThis as { [HOLDER]?: Opened };

function open(): Opened {
  const dateline = createDateline(readConfig(), {
    warn: log,
    onProgress: (done, total) => {
      opened.health = { status: "starting", reason: `Indexing the archive: ${done} of ${total} passages.` };
    },
  });
  const opened: Opened = { dateline, health: { status: "starting", reason: "Opening the archive." } };
  dateline.then(
    ({ modes }) => {
      opened.health = { status: "ready", modes };
    },
    (error: unknown) => {
      log(error);
      const reason =
        error instanceof DatelineError
          ? `${error.code}: the server's log says what to do.`
          : "The archive could not be opened.";
      opened.health = { status: "failed", reason };
    },
  );
  return opened;
}

function opened(): Opened {
  holder[HOLDER] ??= open();
  return holder[HOLDER];
}

/** The archive of this server: opened once, by whoever asks first. */
export function dateline(): Promise<Dateline> {
  return opened().dateline;
}

export function health(): Health {
  return opened().health;
}
