import { openChoice } from "../schema";

/** Statuses to filter jobs and reports by; the pages spell the first one in both ways. */
export const filterStatus = openChoice(["in_progress", "in progress", "completed", "failed"], "status");
