import { compareTexts } from '../i18n/compare.ts';
import type { Design, Link, LinkEnd } from '../model/design.ts';
import type { FieldChange, LinkChange } from './comparison.ts';
import { entryOf, idsOf } from './compare-components.ts';
import { compareProps, fieldChange, type Designs } from './compare-props.ts';
import { withTwins } from './twins.ts';
import { nameOf, plain } from './value-text.ts';

const noProps = {};

function endText(design: Design, { component, port }: LinkEnd): string {
  const name = nameOf(design, component);
  return port === undefined ? name : `${name} (${port})`;
}

function endOf(design: Design, { component, port }: LinkEnd): LinkChange['from'] {
  return { component, name: nameOf(design, component), port: port ?? null };
}

function told(design: Design, id: string, link: Link, change: LinkChange['change'], fields: FieldChange[] = []): LinkChange {
  return { change, link: id, kind: link.kind, from: endOf(design, link.from), to: endOf(design, link.to), fields };
}

function isSameEnd(a: LinkEnd, b: LinkEnd): boolean {
  return a.component === b.component && a.port === b.port;
}

function fieldsBetween(before: Link, after: Link, designs: Designs): FieldChange[] {
  const ends = (['from', 'to'] as const).flatMap((end) => {
    const [old, now] = [before[end], after[end]];
    if (isSameEnd(old, now)) return [];
    const texts = { before: plain(endText(designs.before, old)), after: plain(endText(designs.after, now)) };
    return [fieldChange(`/${end}`, compareTexts[`field.${end}`], { before: { ...old }, after: { ...now } }, texts)];
  });
  const kind = before.kind === after.kind ? [] : [fieldChange('/kind', compareTexts['field.kind'], { before: before.kind, after: after.kind }, { before: plain(before.kind), after: plain(after.kind) })];
  return [...kind, ...ends, ...compareProps(null, before.props ?? noProps, after.props ?? noProps, designs).fields];
}

/** Links by id. One that was drawn again, between the same interfaces and of the same kind, is told as such. */
export function compareLinks(designs: Designs): LinkChange[] {
  const { before: first, after: second } = designs;
  const changes = idsOf(first.links, second.links).flatMap((id): readonly LinkChange[] => {
    const [before, after] = [entryOf(first.links, id), entryOf(second.links, id)];
    if (before === after) return [];
    if (before === null) return after === null ? [] : [told(second, id, after, 'added')];
    if (after === null) return [told(first, id, before, 'removed')];
    const fields = fieldsBetween(before, after, designs);
    return fields.length === 0 ? [] : [told(second, id, after, 'changed', fields)];
  });
  return withTwins(changes, ({ link: id, change }) => {
    const link = entryOf((change === 'removed' ? first : second).links, id);
    return link === null ? null : { id, key: JSON.stringify([link.kind, link.from.component, link.from.port, link.to.component, link.to.port, link.props]) };
  });
}
