import { error } from "../words";

/** A request that a platform rejected. */
interface Refused {
  readonly platform: string;
  /** What was to be done, as part of a sentence: `comment on the pull request`. */
  readonly doing: string;
  readonly status: number;
  /** What the platform said. */
  readonly said: string;
}

interface WithRight extends Refused {
  /** The permission that the token needs, as the platform names it. */
  readonly right: string;
  /** More about the token from the platform; may be empty. */
  readonly hint: string;
}

const refusal = ({ platform, doing, status, said }: Refused) => `${platform} refused to ${doing} (${status}: ${said})`;

const REFUSED: Refused = {
  platform: "GitHub",
  doing: "comment on the pull request",
  status: 422,
  said: "Validation Failed",
};
const FORBIDDEN: WithRight = {
  ...REFUSED,
  status: 403,
  said: "Resource not accessible by integration",
  right: "pull-requests: write",
  hint: "Give it below permissions: of the job; the token of a pull request from a fork has none to write.",
};

export const addressNotHttps = error("publish-address-not-https", {
  when: "The address of a platform's API is not https.",
  text: ({ got }: { got: string }) => ({
    summary: `Expected the address of the platform's API to be https://, as in https://api.github.com, got ${got}`,
    remedy: "The token is sent to it: give an address with https://.",
  }),
  examples: [{ got: '"http://github.example.com"' }],
});

export const unreachable = error("publish-unreachable", {
  when: "A platform cannot be reached.",
  text: ({
    platform,
    doing,
    reason,
    address,
  }: {
    platform: string;
    doing: string;
    reason: string;
    address: string;
  }) => ({
    summary: `${platform} could not be reached to ${doing}: ${reason} (${address})`,
    remedy: "Check the address and the proxy, and run it again.",
  }),
  examples: [
    {
      platform: "GitLab",
      doing: "list the issues",
      reason: "connect ECONNREFUSED 127.0.0.1:8443",
      address: "https://gitlab.example.com/api/v4",
    },
  ],
});

export const limited = error("publish-limited", {
  when: "A platform's rate limit for a token lasts longer than a job waits.",
  text: ({ platform, doing, until }: { platform: string; doing: string; until: string }) => ({
    summary: `Could not ${doing}: the token has reached ${platform}'s rate limit`,
    remedy: `Run it again after ${until}.`,
  }),
  examples: [{ platform: "GitHub", doing: REFUSED.doing, until: "2026-11-26T08:30:00.000Z" }],
});

export const tokenInvalid = error("publish-token-invalid", {
  when: "A platform does not know the token.",
  text: (refused: Refused) => ({
    summary: refusal(refused),
    remedy: "The token is invalid or has expired: provide another one.",
  }),
  examples: [{ ...REFUSED, status: 401, said: "Bad credentials" }],
});

export const forbidden = error("publish-forbidden", {
  when: "The token does not have the required permission.",
  text: ({ right, hint, ...refused }: WithRight) => ({
    summary: refusal(refused),
    remedy: `The token needs the right ${right}. ${hint}`.trim(),
  }),
  examples: [FORBIDDEN],
});

export const notFound = error("publish-not-found", {
  when: "A platform answers 404: the object does not exist, or the token may not see it.",
  text: ({ right, hint, ...refused }: WithRight) => ({
    summary: refusal(refused),
    detail: `There is no such thing, or the token may not see it: ${refused.platform} answers 404 for both.`,
    remedy: `It needs the right ${right}. ${hint}`.trim(),
  }),
  examples: [{ ...FORBIDDEN, status: 404, said: "Not Found" }],
});

export const tooLong = error("publish-too-long", {
  when: "A platform rejects a text as too long even after it was shortened.",
  text: (refused: Refused) => ({
    summary: refusal(refused),
    remedy: "Ask whoever runs the platform for its limit on comments.",
  }),
  examples: [{ ...REFUSED, said: "body is too long" }],
});

export const moved = error("publish-moved", {
  when: "A platform, or a proxy in front of it, answers with a redirect.",
  text: ({ location, ...refused }: Refused & { location: string }) => ({
    summary: refusal(refused),
    detail: `It is at ${location} now.`,
    remedy: "Give the address of the platform's API itself.",
  }),
  examples: [{ ...REFUSED, status: 301, said: "Moved", location: "https://elsewhere.example.com/" }],
});

export const refused = error("publish-refused", {
  when: "A platform rejects a request for another reason.",
  text: (of: Refused) => ({
    summary: refusal(of),
    remedy: "Follow the platform's message; if it gives no reason, run it again.",
  }),
  examples: [REFUSED, { ...REFUSED, status: 502, said: "" }],
});

export const notTheApi = error("publish-not-the-api", {
  when: "The reply is not JSON, so it does not come from the platform's API.",
  text: ({ platform, doing, address }: { platform: string; doing: string; address: string }) => ({
    summary: `Could not ${doing}: the reply is not JSON, so it does not come from ${platform}'s API`,
    remedy: `Check ${address}.`,
  }),
  examples: [{ platform: "GitHub", doing: "list the issues", address: "https://github.example.com/api/v3" }],
});

export const replyUnexpected = error("publish-reply-unexpected", {
  when: "A platform's reply does not match its documentation.",
  text: ({ platform, where, problem }: { platform: string; where: string; problem: string }) => ({
    summary: `${platform}'s reply is not as its documentation says: ${where}: ${problem}`,
    remedy: "Check that the address is the platform's API, and that its version is supported.",
  }),
  examples: [{ platform: "GitLab", where: "0.iid", problem: "Invalid input: expected number, received null" }],
});

export const pageElsewhere = error("publish-page-elsewhere", {
  when: "A platform's next page is at another address, to which the token is not sent.",
  text: ({ platform, next, address }: { platform: string; next: string; address: string }) => ({
    summary: `${platform}'s next page is at ${next}, which is not below ${address}`,
    remedy:
      "It was not requested, because the token must only be sent to the platform. Give the address that the platform uses for itself.",
  }),
  examples: [
    { platform: "GitHub", next: "https://evil.example.com/next", address: "https://github.example.com/api/v3" },
  ],
});

export const tooManyPages = error("publish-too-many-pages", {
  when: "A platform has too many comments or issues to read.",
  text: ({ platform, doing, pages }: { platform: string; doing: string; pages: number }) => ({
    summary: `${platform} has more than ${pages} pages to ${doing}`,
    remedy: "Close or delete old ones.",
  }),
  examples: [{ platform: "GitLab", doing: "list the issues", pages: 300 }],
});

export const gitHubTokenMissing = error("publish-github-token-missing", {
  when: "GITHUB_TOKEN is not set.",
  text: () => ({
    summary: "GITHUB_TOKEN is not set",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a workflow has it.
    remedy: "Give the step the job's token: env: GITHUB_TOKEN: ${{ github.token }}",
  }),
  examples: [{}],
});

export const gitHubRepositoryInvalid = error("publish-github-repository-invalid", {
  when: "GITHUB_REPOSITORY is not owner/name.",
  text: ({ got }: { got: string }) => ({
    summary: `Expected GITHUB_REPOSITORY to be owner/name, got ${got}`,
    remedy: "GitHub sets it in every job; elsewhere set it.",
  }),
  examples: [{ got: '""' }],
});

export const gitHubEventUnreadable = error("publish-github-event-unreadable", {
  when: "The file that GITHUB_EVENT_PATH names is not a GitHub event.",
  text: ({ file }: { file: string }) => ({
    summary: `Expected GITHUB_EVENT_PATH to name the event of the job, got ${file}, which is none`,
    remedy: "GitHub sets it in every job; elsewhere leave it out and give --pull-request.",
  }),
  examples: [{ file: "/github/workflow/event.json" }],
});

export const noPullRequest = error("publish-no-pull-request", {
  when: "A GitHub job does not belong to a pull request.",
  text: () => ({
    summary: "This job does not belong to a pull request: GITHUB_EVENT_PATH names an event without one",
    remedy: "Run it on pull_request, or give --pull-request with its number.",
  }),
  examples: [{}],
});

export const gitLabTokenMissing = error("publish-gitlab-token-missing", {
  when: "GITLAB_TOKEN is not set.",
  text: () => ({
    summary: "GITLAB_TOKEN is not set",
    remedy:
      "Make a project access token with the scope api and the role Developer, and give it to the job as a masked variable: the job's own CI_JOB_TOKEN may not comment.",
  }),
  examples: [{}],
});

export const gitLabProjectMissing = error("publish-gitlab-project-missing", {
  when: "CI_PROJECT_ID is not set.",
  text: () => ({
    summary: "CI_PROJECT_ID is not set",
    remedy: "GitLab sets it in every job; elsewhere give the project's number or path.",
  }),
  examples: [{}],
});

export const noMergeRequest = error("publish-no-merge-request", {
  when: "A GitLab job does not belong to a merge request.",
  text: () => ({
    summary: "This job does not belong to a merge request: CI_MERGE_REQUEST_IID is not set",
    remedy:
      'Run it in a merge request pipeline (rules: if: $CI_PIPELINE_SOURCE == "merge_request_event"), or give --pull-request with its number.',
  }),
  examples: [{}],
});
