import type { LayoutIndex } from '../../shared/drawing/layout-index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { walkingTexts } from '../../shared/i18n/walking.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { linkCount } from './link-walk.ts';
import { placeInSet } from './tree-order.ts';

/** What a screen reader adds to a name (UX 92): `2 of 3 in web, 1 link, locked`. A description, because a group may not carry its position as a number. */
export function nodePlace(design: Design, layout: LayoutIndex, id: string, language: Language): string {
  const node = layout.find(id);
  const place = placeInSet(layout, id);
  if (node === null || place === null) return '';
  const parent = node.parent === null ? null : (design.components[node.parent]?.name ?? node.parent);
  const links = linkCount(design, id);
  const inside = node.isCollapsed ? Object.values(design.components).filter((component) => component.parent === id).length : 0;
  return [
    parent === null ? say(walkingTexts, language, 'place.canvas', { ...place }) : say(walkingTexts, language, 'place.inside', { ...place, parent }),
    ...(links === 0 ? [] : [say(walkingTexts, language, 'links.count', { count: links })]),
    ...(node.isCollapsed ? [say(walkingTexts, language, 'state.collapsed', { count: inside })] : []),
    ...(node.placement?.locked === true ? [say(walkingTexts, language, 'state.locked')] : []),
  ].join(', ');
}
