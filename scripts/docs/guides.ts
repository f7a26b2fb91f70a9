/** A page of docs/ that is written by hand: `npm run docs` leaves it as it is and names it in the index. */
interface Guide {
  readonly file: string;
  readonly about: string;
}

export const guides: readonly Guide[] = [
  {
    file: "install.md",
    about:
      "Node, npm, Terraform and OpenTofu; Alpine, machines without a compiler or without install scripts, CDK Terrain",
  },
  {
    file: "standalone.md",
    about: "a provider with Node.js inside, for runners without; mirrors: cckm provider mirror",
  },
  {
    file: "scaling.md",
    about: "thousands of resources, many stacks, remote runners; where the time of cdktf diff goes",
  },
  {
    file: "architecture.md",
    about: "the rooms of the library, and the path of one value from a prop to CCKM and back",
  },
  { file: "api-pages.md", about: "the pages of CCKM's API documentation, and what they cover" },
  { file: "review.md", about: "what a plan does to key management, for its approver: cckm review" },
  { file: "change-sets.md", about: "applying exactly what was reviewed: cckm plan, cckm apply" },
  { file: "policy.md", about: "what is forbidden, or needs a waiver: --policy of cckm plan, review and apply" },
  { file: "pipelines.md", about: "from a pull request to an approved apply, on GitHub and GitLab" },
  { file: "drift.md", about: "what changed outside of Terraform, for a nightly job: cckm drift" },
  { file: "access.md", about: "who may do what now, on which accounts and vaults: cckm access" },
];
