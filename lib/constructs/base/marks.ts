/**
 * Whether an object is marked for the first time. The mark is the object's own and goes by its name, so that two copies of
 * this package in one app see each other's work.
 */
export function markOnce(target: object, name: string): boolean {
  const mark = Symbol.for(`cdktf-cckm.${name}`);
  if (Object.hasOwn(target, mark)) return false;
  Object.defineProperty(target, mark, { value: true });
  return true;
}

/** Whether {@link markOnce} marked the object, here or in another copy of this package. */
export function isMarked(target: object, name: string): boolean {
  return Object.hasOwn(target, Symbol.for(`cdktf-cckm.${name}`));
}
