import type { Language } from '../model/text.ts';
import { documentTitles, type Explanation } from './explanation.ts';
import { cloudHostsExplanations } from './explanations/cloud-hosts.ts';
import { cloudNetworkExplanations } from './explanations/cloud-network.ts';
import { kubernetesExplanations } from './explanations/kubernetes.ts';
import { privateNetworkExplanations } from './explanations/private-network.ts';
import { wholeDesignExplanations } from './explanations/whole-design.ts';

/** What explains each code that the checks give, in both languages, with the document that says so. */
export const explanations: Readonly<Record<string, Explanation>> = {
  ...cloudNetworkExplanations,
  ...cloudHostsExplanations,
  ...privateNetworkExplanations,
  ...kubernetesExplanations,
  ...wholeDesignExplanations,
};

/** The rules that a document numbers stand in a section of their own. */
const numbered = [
  { code: /^NHN-/, section: { ko: '(d) 검증 규칙', en: '(d) Validation rules' } },
  { code: /^V-\d/, section: { ko: '(f) 검증 규칙', en: '(f) Validation rules' } },
] as const;

/** Document and sections that a code comes from, as a reader finds them: `Public cloud (NHN Cloud) specification, (d) Validation rules NHN-SUB-003, C.1 Address management`. */
export function sourceText(code: string, { source }: Explanation, language: Language): string {
  const rules = numbered.find((entry) => entry.code.test(code));
  return [documentTitles[source.document][language], ...(rules === undefined ? [] : [`${rules.section[language]} ${code}`]), source.section[language]].join(', ');
}

/** The explanation of a finding's code; null for one that nobody wrote. */
export function explanationOf(code: string): Explanation | null {
  return Object.hasOwn(explanations, code) ? (explanations[code] ?? null) : null;
}
