/**
 * Marks an object; returns whether it had no such mark. The mark is stored on the object under a name, so that two
 * copies of this package in one app see each other's marks.
 */
export function markOnce(target: object, name: string): boolean {
  const mark = Symbol.for(`cdktf-cckm.${name}`);
  if (Object.hasOwn(target, mark)) return false;
  Object.defineProperty(target, mark, { value: true });
  return true;
}

/** Whether {@link markOnce} marked the object, in this or another copy of this package. */
export function isMarked(target: object, name: string): boolean {
  return Object.hasOwn(target, Symbol.for(`cdktf-cckm.${name}`));
}
