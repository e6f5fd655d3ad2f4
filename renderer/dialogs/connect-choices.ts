import { registry } from '../../shared/catalog/index.ts';
import type { Connection, LinkProposal } from '../../shared/document/index.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import type { Family } from '../../shared/model/definition.ts';
import type { Language } from '../../shared/model/text.ts';
import { distinctWays, freestFirst } from '../canvas/connect.ts';
import { newInterfaceOf, targetsWithNewInterfaces } from '../canvas/new-interface.ts';
import { addressOf } from '../canvas/node-label.ts';
import { refusalText } from '../state/sentences.ts';

/** One way to link, or one target that cannot be linked, with the reason. */
export interface ConnectChoice {
  readonly id: string;
  readonly target: string;
  readonly name: string;
  readonly kind: string;
  readonly family: Family;
  readonly address: string | null;
  readonly proposal: LinkProposal | null;
  /** The interfaces the link would name, own first. */
  readonly ports: readonly string[];
  /** The one of them that would be made for it. */
  readonly newPort: string | null;
  readonly reason: string | null;
}

function portsOf(proposal: LinkProposal, from: string): readonly string[] {
  const [own, peer] = proposal.from.component === from ? [proposal.from, proposal.to] : [proposal.to, proposal.from];
  return [own.port, peer.port].filter((port) => port !== undefined);
}

/** Everything a component could be linked to, possible ways first; targets that can never be linked are left out unless they are asked for. */
export function connectChoices(design: Design, from: string, only: string | null, search: string, language: Language): readonly ConnectChoice[] {
  return choicesAmong(targetsWithNewInterfaces(design, { component: componentId(from) }), { design, from, only, search, language });
}

interface Asked {
  readonly design: Design;
  /** The component that the links would start at or end at. */
  readonly from: string;
  /** The only target asked for; null: all of them. */
  readonly only: string | null;
  readonly search: string;
  readonly language: Language;
}

/** The choices that known targets make. */
export function choicesAmong(targets: ReadonlyMap<string, Connection>, { design, from, only, search, language }: Asked): readonly ConnectChoice[] {
  const wanted = search.normalize('NFC').toLowerCase().trim();
  const linkable = new Set(registry.find(design.components[from]?.kind ?? '')?.links.flatMap((rule) => rule.peers));
  const possible: ConnectChoice[] = [];
  const impossible: ConnectChoice[] = [];
  for (const [target, connection] of targets) {
    const component = design.components[target];
    if (component === undefined || (only !== null && target !== only)) continue;
    const address = addressOf(design, target);
    if (![component.name, target, address ?? ''].some((text) => text.normalize('NFC').toLowerCase().includes(wanted))) continue;
    const base = { target, name: component.name, kind: component.kind, family: registry.find(component.kind)?.family ?? ('internet' as const), address };
    for (const proposal of freestFirst(design, distinctWays(connection.proposals, from))) {
      const ports = portsOf(proposal, from);
      possible.push({ ...base, id: `${target} ${proposal.kind} ${proposal.from.component} ${ports.join(' ')}`, proposal, ports, newPort: newInterfaceOf(design, proposal)?.port ?? null, reason: null });
    }
    const [refusal] = connection.refusals;
    if (connection.proposals.length === 0 && refusal !== undefined && (linkable.has(component.kind) || wanted !== '')) {
      impossible.push({ ...base, id: target, proposal: null, ports: [], newPort: null, reason: refusalText(refusal)[language] });
    }
  }
  return [...possible, ...impossible];
}
