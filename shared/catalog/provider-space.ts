import type { Self } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import { perScope, type Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { cidrsOverlap, parseCidr, type Cidr } from '../net/cidr.ts';

/* V-49: the provider's private network is 10.0.0.0/8; what is on premises or in an overlay should not use it. */

export const providerSpaceSentences: Readonly<Record<string, Localized>> = {
  'V-49': {
    ko: '{cidr}은(는) 클라우드 제공자의 사설 대역 10.0.0.0/8과 겹칩니다. 다른 대역(BYOIP)을 사용하세요.',
    en: '{cidr} overlaps 10.0.0.0/8, the private network of the provider. Use a range of your own (BYOIP).',
  },
};

const providerRange = '10.0.0.0/8';

/** Whether the provider's private network is drawn at all: without it nobody's 10.0.0.0/8 is in the way. */
const hasProvider = perScope((scope, _all: null): boolean =>
  scope.ofKind('cross-connect-router').length > 0 || scope.ofKind('customer-router').some(({ component }) => component.props['role'] === 'backend'),
);

/** V-49 for the prefixes of a network that is not the provider's; `path` is where each is written. */
export function providerSpaceFindings(self: Self<object>, scope: Scope, prefixes: readonly { readonly text: string; readonly path: string }[]): readonly Finding[] {
  const range: Cidr | null = parseCidr(providerRange);
  if (range === null || !hasProvider(scope, null)) return [];
  return prefixes.flatMap(({ text, path }): readonly Finding[] => {
    const cidr = parseCidr(text);
    return cidr === null || !cidrsOverlap(range, cidr) ? [] : [{ code: 'V-49', severity: 'warning', at: { component: self.id, path }, params: { cidr: text } }];
  });
}
