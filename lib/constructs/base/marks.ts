/**
 * Marks an object; returns whether it had no such mark. The mark is stored on the object under a name, so that two
 * copies of this package in one app see each other's marks.
 */
export function markOnce(target: object, name: string): boolean {
  const mark = markOf(name);
  if (Object.hasOwn(target, mark)) return false;
  Object.defineProperty(target, mark, { value: true });
  return true;
}

/** Whether {@link markOnce} marked the object, in this or another copy of this package. */
export function isMarked(target: object, name: string): boolean {
  return Object.hasOwn(target, markOf(name));
}

// Each construct looks for several marks: the symbols are only made once.
const MARKS = new Map<string, symbol>();

function markOf(name: string): symbol {
  const mark = MARKS.get(name) ?? Symbol.for(`cdktf-cckm.${name}`);
  MARKS.set(name, mark);
  return mark;
}
