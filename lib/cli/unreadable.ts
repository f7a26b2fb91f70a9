/** Which file cannot be read, and why, for a message. A text where its file's name belongs is not repeated. */
export function unreadable(file: string, { code, message }: NodeJS.ErrnoException): { file: string; reason: string } {
  // Probably the plan or the state itself, with its secrets.
  if (code === "ENAMETOOLONG") return { file: "What is given", reason: "it is too long for a file's name" };
  return { file, reason: message };
}
