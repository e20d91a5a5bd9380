import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on a terminal that appears with the first report; elsewhere nothing. */
export function openProgress(label: string): Progress {
  const bar = new SingleBar(
    { format: `${label.padEnd(14)} {bar} {value}/{total}, {eta_formatted} left`, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (started) bar.stop();
      started = false;
    },
  };
}
