import { serializeDesign } from '../file/index.ts';
import type { Design } from '../model/design.ts';

/** The design file itself: opening it gives the same design. */
export function exportJson(design: Design): string {
  return serializeDesign(design);
}
