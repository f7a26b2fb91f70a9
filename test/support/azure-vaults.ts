/** Azure vaults that the simulator has from the start, and the subscription of most of them. */
export const SUBSCRIPTION = "260ecbe7-777b-4d3c-84ea-887620498863";
export const PKV = `pkv-softkeys::${SUBSCRIPTION}`;
export const SOFT_DELETE = `CCKM-Soft-Delete::${SUBSCRIPTION}`;
export const SOFTKEYS = "keyvault-softkeys::12e533dd-b5c2-4e58-a264-0cd812dc5a34";
/** The id of {@link SOFTKEYS}. */
export const SOFTKEYS_ID = "bedb82b9-582c-402d-9874-f3368722cf46";

/** Log Analytics workspaces. */
export const SPACE = "05bd46d9-aa85-4007-9efe-786f7c944ed1";
export const OTHER_SPACE = "15bd46d9-aa85-4007-9efe-786f7c944ed1";
