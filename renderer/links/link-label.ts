import { registry } from '../../shared/catalog/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import type { Design, LinkEnd } from '../../shared/model/design.ts';
import type { Language } from '../../shared/model/text.ts';
import { badgeOf } from '../canvas/node-label.ts';

function endName(design: Design, { component, port }: LinkEnd): string {
  const name = design.components[component]?.name ?? component;
  return port === undefined ? name : `${name} ${port}`;
}

/** What a segment at an end says besides its name: its VLAN or VNI. */
function segmentBadge(design: Design, { component }: LinkEnd, language: Language): string | null {
  const isSegment = registry.find(design.components[component]?.kind ?? '')?.shape === 'segment';
  return isSegment ? (badgeOf(design, component)?.text[language] ?? null) : null;
}

/** What a screen reader says about a link: type, both ends with their interfaces, network number, label, bends (UX 92). */
export function linkLabel(design: Design, id: string, language: Language): string {
  const link = design.links[id];
  if (link === undefined) return id;
  const type = say(editorTexts, language, `link.${link.kind}`);
  const label = link.props?.['label'];
  const bends = design.placements[id]?.bends?.length ?? 0;
  return [
    say(linkTexts, language, 'name', { type, from: endName(design, link.from), to: endName(design, link.to) }),
    segmentBadge(design, link.from, language),
    segmentBadge(design, link.to, language),
    typeof label === 'string' && label !== '' ? label : null,
    bends === 0 ? null : say(linkTexts, language, 'bends', { count: bends }),
  ]
    .filter((part) => part !== null)
    .join(', ');
}
