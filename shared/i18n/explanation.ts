import type { Localized } from '../model/text.ts';

/** Why a finding matters and what to do about it, for whoever asks. The finding's own sentence says what is wrong here. */
export interface Explanation {
  /** What it means and what follows from it. */
  readonly why: Localized;
  readonly remedy: Localized;
  readonly source: Source;
}

/** Documents that the rules come from, by title and section. */
export interface Source {
  readonly document: keyof typeof documentTitles;
  readonly section: Localized;
}

/** Titles of the documents, as a reader knows them. */
export const documentTitles = {
  cloud: { ko: '퍼블릭 클라우드(NHN Cloud) 설계 명세', en: 'Public cloud (NHN Cloud) specification' },
  private: { ko: '프라이빗·하이브리드 클라우드(NSX, Kubernetes, L2 콘센트레이터) 설계 명세', en: 'Private and hybrid cloud (NSX, Kubernetes, L2 concentrator) specification' },
  checks: { ko: '판정과 설계 검사', en: 'Verdicts and design checks' },
  program: { ko: 'Hopline 문서 형식', en: 'Hopline document format' },
} as const satisfies Readonly<Record<string, Localized>>;

type Texts = readonly [why: Localized, remedy: Localized];

/** Explanations whose codes one section of a document numbers. */
export function explained(source: Source, texts: Readonly<Record<string, Texts>>): Readonly<Record<string, Explanation>> {
  return Object.fromEntries(Object.entries(texts).map(([code, [why, remedy]]) => [code, { why, remedy, source }]));
}
