/**
 * The parts of zod that replies are read with, named individually so that a bundle contains only these and not the whole
 * library.
 */
export {
  array,
  boolean,
  catch,
  looseObject,
  maxLength,
  minLength,
  nullable,
  nullish,
  number,
  pipe,
  positive,
  record,
  refine,
  regex,
  string,
  transform,
  union,
  unknown,
} from "zod/mini";
