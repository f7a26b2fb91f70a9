/** What a check of `cckm doctor` found. With a `failure` a deploy would fail, a `warning` is worth a look, a `note` may be. */
export interface CheckResult {
  readonly level: "ok" | "note" | "warning" | "failure";
  /** What was looked at. */
  readonly topic: string;
  readonly text: string;
  /** What to do about it; for anything but `ok`. */
  readonly remedy?: string;
}

export const ok = (topic: string, text: string): CheckResult => ({ level: "ok", topic, text });

export const note = (topic: string, text: string, remedy: string): CheckResult => ({
  level: "note",
  topic,
  text,
  remedy,
});

export const warning = (topic: string, text: string, remedy: string): CheckResult => ({
  level: "warning",
  topic,
  text,
  remedy,
});

export const failing = (topic: string, text: string, remedy: string): CheckResult => ({
  level: "failure",
  topic,
  text,
  remedy,
});
