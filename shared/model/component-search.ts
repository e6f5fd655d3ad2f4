import { parseIpv4 } from '../net/address.ts';
import { cidrContains, parseCidr, type Cidr } from '../net/cidr.ts';
import type { AnyRegistry } from './definition.ts';
import type { ComponentId, Design } from './design.ts';
import type { Entry, Scope } from './scope.ts';

/** What a component answers to in a search. */
interface Answers {
  readonly words: string;
  readonly addresses: readonly string[];
  readonly prefixes: readonly Cidr[];
}

function clean(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function answersOf({ id, component }: Entry, scope: Scope, registry: AnyRegistry): Answers {
  const definition = registry.find(component.kind);
  const addresses = scope.interfaces(id).flatMap((row) => row.addresses);
  const prefixes = scope.prefixes(id);
  const shown = definition?.card(id, component, scope).address ?? '';
  const words = [component.name, id, component.kind, definition?.labels.ko ?? '', definition?.labels.en ?? '', ...(definition?.keywords ?? []), ...(component.tags ?? []), ...addresses, ...prefixes, shown];
  return { words: clean(words.join('\n')), addresses: [...addresses, shown], prefixes: [...prefixes, shown].flatMap((prefix) => parseCidr(prefix) ?? []) };
}

const known = new WeakMap<Design, Map<ComponentId, Answers>>();

function recalled(entry: Entry, scope: Scope, registry: AnyRegistry): Answers {
  const all = known.get(scope.design) ?? new Map<ComponentId, Answers>();
  known.set(scope.design, all);
  const answers = all.get(entry.id) ?? answersOf(entry, scope, registry);
  all.set(entry.id, answers);
  return answers;
}

/**
 * Says which components a search finds: every word typed must occur in the name, id, kind (both languages), a keyword, a tag or an address.
 * An address also finds the networks that contain it, a prefix also finds the addresses inside it.
 */
export function componentMatcher(search: string, scope: Scope, registry: AnyRegistry): (entry: Entry) => boolean {
  const words = clean(search).split(/\s+/).filter((word) => word !== '');
  const tests = words.map((word) => {
    const address = parseIpv4(word);
    const prefix = parseCidr(word);
    return (answers: Answers): boolean =>
      answers.words.includes(word) ||
      (address !== null && answers.prefixes.some((known) => cidrContains(known, address))) ||
      (prefix !== null && answers.addresses.some((text) => {
        const held = parseIpv4(text);
        return held !== null && cidrContains(prefix, held);
      }));
  });
  return (entry) => {
    const answers = recalled(entry, scope, registry);
    return tests.every((test) => test(answers));
  };
}
