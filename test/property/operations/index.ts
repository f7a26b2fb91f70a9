import { moveByRecipe, moveInCode } from "./between-stacks";
import {
  apply,
  applyBoth,
  applyReplace,
  applyTarget,
  applyUnrefreshed,
  destroyAll,
  destroyPart,
  plan,
  refreshOnly,
} from "./commands";
import { add, changeArgument } from "./edits";
import { signInElsewhere } from "./elsewhere";
import { interrupt, kill } from "./interrupt";
import { forget, takeOut } from "./leaving";
import { failingDependent, release, toggleCreateBeforeDestroy } from "./lifecycles";
import type { Operation } from "./operation";
import { changeBehindTheBack, makeByHand } from "./outside";
import { rename, renameWithMoved } from "./renames";
import { lostReply } from "./trouble";

export const OPERATIONS: readonly Operation[] = [
  apply,
  plan,
  applyTarget,
  applyUnrefreshed,
  applyBoth,
  refreshOnly,
  destroyPart,
  destroyAll,
  interrupt,
  renameWithMoved,
  takeOut,
  forget,
  changeArgument,
  changeBehindTheBack,
  lostReply,
  applyReplace,
  kill,
  rename,
  moveInCode,
  moveByRecipe,
  add,
  toggleCreateBeforeDestroy,
  failingDependent,
  release,
  makeByHand,
  signInElsewhere,
];
