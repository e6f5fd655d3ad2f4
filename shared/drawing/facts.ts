import type { AnyRegistry, CardFacts, Family } from '../model/definition.ts';
import { componentId, type Design, type LinkKind } from '../model/design.ts';
import { createScope, type Scope } from '../model/scope.ts';

/** A line of the picture, before anybody knows where it runs: a link of the document, or a membership that a parent implies or another component says. */
export interface Wire {
  /** The link's id; for an implied membership `<component>/<interface>`, for one that another component says `<who says it>/<component>/<interface>`. */
  readonly id: string;
  readonly link: string | null;
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly fromPort: string | null;
  readonly toPort: string | null;
  readonly label: string;
}

/** What the picture shows about the meaning of a design, apart from where things stand. */
export interface PictureFacts {
  readonly scope: Scope;
  readonly card: (id: string) => CardFacts;
  readonly family: (id: string) => Family;
  /** In id order, so that a picture never depends on the order of a file. */
  readonly wires: readonly Wire[];
}

const noFacts: CardFacts = { address: null, lamp: null };

function linkLabel(props: Readonly<Record<string, unknown>> | undefined): string {
  const label = props?.['label'] ?? props?.['name'];
  return typeof label === 'string' ? label : '';
}

function makeWires(design: Design, registry: AnyRegistry, scope: Scope): readonly Wire[] {
  const wires: Wire[] = [];
  for (const id of Object.keys(design.links).sort()) {
    const link = design.links[id];
    if (link === undefined || link.from.component === link.to.component) continue;
    if (design.components[link.from.component] === undefined || design.components[link.to.component] === undefined) continue;
    wires.push({
      id,
      link: id,
      kind: link.kind,
      from: link.from.component,
      to: link.to.component,
      fromPort: link.from.port ?? null,
      toPort: link.to.port ?? null,
      label: linkLabel(link.props),
    });
  }
  for (const id of Object.keys(design.components).sort()) {
    const component = design.components[id];
    if (component === undefined) continue;
    for (const said of registry.find(component.kind)?.memberships(componentId(id), component, scope) ?? []) {
      wires.push({ id: `${id}/${said.component}/${said.interfaceId}`, link: null, kind: 'l2', from: said.component, to: said.segment, fromPort: said.interfaceId, toPort: null, label: '' });
    }
    const { parent } = component;
    if (parent === null) continue;
    const first = scope.interfaces(componentId(id))[0];
    const isImplied = first !== undefined && scope.segmentOf(componentId(id), first.id) === parent && !scope.links(componentId(id), 'l2').some((view) => view.port === first.id);
    if (isImplied) wires.push({ id: `${id}/${first.id}`, link: null, kind: 'l2', from: id, to: parent, fromPort: first.id, toPort: null, label: '' });
  }
  return wires;
}

function makeFacts(design: Design, registry: AnyRegistry): PictureFacts {
  const scope = createScope(design, registry);
  const cards = new Map<string, CardFacts>();
  return {
    scope,
    card: (id) => {
      const known = cards.get(id);
      if (known !== undefined) return known;
      const component = design.components[id];
      const facts = component === undefined ? noFacts : (registry.find(component.kind)?.card(componentId(id), component, scope) ?? noFacts);
      cards.set(id, facts);
      return facts;
    },
    family: (id) => registry.find(design.components[id]?.kind ?? '')?.family ?? 'internet',
    wires: makeWires(design, registry, scope),
  };
}

const known = new WeakMap<Design['components'], { readonly links: Design['links']; readonly registry: AnyRegistry; readonly facts: PictureFacts }>();

/** Facts of a design, kept as long as its components and links are the same objects: moving a box asks no kind anything again. */
export function factsOf(design: Design, registry: AnyRegistry): PictureFacts {
  const cached = known.get(design.components);
  if (cached !== undefined && cached.links === design.links && cached.registry === registry) return cached.facts;
  const facts = makeFacts(design, registry);
  known.set(design.components, { links: design.links, registry, facts });
  return facts;
}
