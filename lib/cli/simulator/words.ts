import { error } from "../../words";

export const notStarted = error("simulator-not-started", {
  when: "The simulator cannot be started with these options.",
  text: ({ reason }: { reason: string }) => ({ summary: reason }),
  examples: [{ reason: "listen EADDRINUSE: address already in use 127.0.0.1:8443" }],
});
