import { z } from 'zod';
import { idSchema, linkEndSchema } from '../model/design-schema.ts';
import type { AnyRegistry, Effect, LinkChange } from '../model/definition.ts';
import { componentId, linkKinds, type Link, type LinkEnd } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import type { DesignDraft } from './contract.ts';
import { current } from './draft.ts';
import { examineLink } from './link-rules.ts';
import { freeId } from './naming.ts';
import { copyJson } from './props.ts';
import { badNewId, refusal } from './refusals.ts';

/** An end is written `{ component, port? }`, or in short as the id alone or as `vm1/eth0`. */
export const endArgument = z.union([
  linkEndSchema.transform(({ component, port }): LinkEnd => (port === undefined ? { component } : { component, port })),
  z.string().transform((text): LinkEnd => {
    const [component = '', port] = text.split('/');
    return port === undefined ? { component: componentId(component) } : { component: componentId(component), port };
  }),
]);

/** Carries out what kinds asked for beside an edit. */
export function applyEffect(draft: DesignDraft, effect: Effect): void {
  for (const [id, props] of Object.entries(effect.props ?? {})) {
    const component = Object.hasOwn(draft.components, id) ? draft.components[id] : undefined;
    if (component !== undefined) Object.assign(component.props, copyJson(props));
  }
  for (const id of effect.removeLinks ?? []) delete draft.links[id];
  for (const id of effect.removeComponents ?? []) {
    delete draft.components[id];
    delete draft.placements[id];
  }
}

function bothEnds(change: LinkChange): readonly string[] {
  return [change.link.from.component, change.link.to.component];
}

/** What both ends say to losing a link. */
export function disconnectRefusals(scope: Scope, registry: AnyRegistry, change: LinkChange): readonly Refusal[] {
  return bothEnds(change).flatMap((id) => {
    const entry = scope.component(id);
    return entry === null ? [] : (registry.find(entry.component.kind)?.guardDisconnect(entry.id, entry.component, change, scope) ?? []);
  });
}

/** Asks the ends of links that are gone what changes with that, and does it. */
export function settleDisconnected(draft: DesignDraft, registry: AnyRegistry, changes: readonly LinkChange[]): void {
  for (const change of changes) {
    for (const id of bothEnds(change)) {
      const scope = createScope(current(draft), registry);
      const entry = scope.component(id);
      if (entry !== null) applyEffect(draft, registry.find(entry.component.kind)?.onDisconnect(entry.id, entry.component, change, scope) ?? {});
    }
  }
}

/** Puts an examined link into the document and asks both ends what changes with it. */
export function carryOutConnection(draft: DesignDraft, registry: AnyRegistry, change: LinkChange): void {
  draft.links[change.id] = copyJson({ ...change.link, from: { ...change.link.from }, to: { ...change.link.to } });
  for (const id of bothEnds(change)) {
    const after = createScope(current(draft), registry);
    const entry = after.component(id);
    if (entry !== null) applyEffect(draft, registry.find(entry.component.kind)?.onConnect(entry.id, entry.component, change, after) ?? {});
  }
}

interface Wanted {
  readonly id?: string;
  readonly kind: Link['kind'];
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly props?: Readonly<Record<string, unknown>>;
}

function changeFor(scope: Scope, { id, kind, from, to, props }: Wanted): LinkChange {
  const link: Link = props === undefined ? { kind, from, to } : { kind, from, to, props };
  return { id: id ?? freeId(scope.design, `${from.component}-${to.component}`, 'link'), link };
}

/** Connects two components where the rules of both kinds allow it. A port that only one interface can mean may be left out. */
export const connectLink = defineCommand({
  id: 'link.connect',
  title: { ko: '{from} - {to} 연결', en: 'Connect {from} and {to}' },
  args: z.object({
    id: z.string().exactOptional(),
    kind: z.enum(linkKinds),
    from: endArgument,
    to: endArgument,
    props: z.record(z.string(), z.unknown()).exactOptional(),
  }),
  precondition: (design, args, { registry, scope }) => {
    const bad = badNewId(design, args.id);
    return bad.length > 0 ? bad : examineLink(scope, registry, changeFor(scope, args)).refusals;
  },
  run: (draft, args, { registry, scope }) => {
    const wanted = changeFor(scope, args);
    carryOutConnection(draft, registry, { id: wanted.id, link: examineLink(scope, registry, wanted).link });
  },
  describe: (design, args) => ({
    from: design.components[args.from.component]?.name ?? args.from.component,
    to: design.components[args.to.component]?.name ?? args.to.component,
  }),
});

/** Removes a link. */
export const disconnectLink = defineCommand({
  id: 'link.disconnect',
  title: { ko: '{from} - {to} 연결 해제', en: 'Disconnect {from} and {to}' },
  args: z.object({ id: idSchema }),
  precondition: (design, args, { registry, scope }) => {
    const link = design.links[args.id];
    if (link === undefined) return [refusal('NO_SUCH_LINK', { id: args.id })];
    return disconnectRefusals(scope, registry, { id: args.id, link });
  },
  run: (draft, args, { registry, scope }) => {
    const link = scope.design.links[args.id];
    delete draft.links[args.id];
    delete draft.placements[args.id];
    if (link !== undefined) settleDisconnected(draft, registry, [{ id: args.id, link }]);
  },
  describe: (design, args) => {
    const link = design.links[args.id];
    return {
      from: design.components[link?.from.component ?? '']?.name ?? '',
      to: design.components[link?.to.component ?? '']?.name ?? '',
    };
  },
});
