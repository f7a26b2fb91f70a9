import { TooLong } from "./errors";

const ATTEMPTS = 4;

/** Posts a text that is made for a limit: a shorter one, where the platform takes less than it is known to. */
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
