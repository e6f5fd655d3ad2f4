import type { Design } from '../model/design.ts';
import { noteOf } from '../model/note.ts';
import type { HistoryStep, Patch } from './contract.ts';

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The container that an added or removed component stood in. */
function container({ path, value }: Patch): readonly unknown[] {
  return path.length === 2 && path[0] === 'components' ? [member(value, 'parent')] : [];
}

/** The two ends of an added or removed link. */
function ends({ path, value }: Patch): readonly unknown[] {
  return path.length === 2 && path[0] === 'links' ? [member(member(value, 'from'), 'component'), member(member(value, 'to'), 'component')] : [];
}

/**
 * The components that show where a step happened, as the design stands now: what it changed or brought and the ends of its links, else the
 * containers of what is gone. Empty for a step about the document itself.
 */
export function whereabouts(step: HistoryStep, design: Design): readonly string[] {
  const isThere = (id: unknown): id is string => typeof id === 'string' && (Object.hasOwn(design.components, id) || noteOf(design, id) !== null);
  const both = [...step.patches, ...step.inverse];
  const touched = [...step.touches, ...both.flatMap(ends)].filter(isThere);
  const placed = step.patches.flatMap(({ path }) => (path[0] === 'components' || path[0] === 'placements' ? [path[1]] : [])).filter(isThere);
  const shown = touched.length > 0 ? touched : placed;
  return [...new Set(shown.length > 0 ? shown : both.flatMap(container).filter(isThere))];
}
