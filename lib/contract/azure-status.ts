import { oneOf } from "../schema";

/** Statuses to filter jobs and reports by; the pages spell the first one in both ways. */
export const filterStatus = oneOf(["in_progress", "in progress", "completed", "failed"]);
