import { TooLong } from "./errors";

const ATTEMPTS = 4;

/** Posts a text made for a limit, and retries with a shorter one if the platform accepts less than documented. */
export async function fitting(
  limit: number,
  body: (limit: number) => string,
  post: (body: string) => Promise<void>,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await post(body(Math.floor(limit / 2 ** attempt)));
    } catch (error) {
      if (!(error instanceof TooLong) || attempt + 1 === ATTEMPTS) throw error;
    }
  }
}
