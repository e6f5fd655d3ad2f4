import { useMemo } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { layersTexts } from '../../shared/i18n/layers.ts';
import { families } from '../../shared/model/definition.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import type { Language } from '../../shared/model/text.ts';
import { kindLabel } from '../canvas/node-label.ts';
import { useDesign } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useLanguage } from '../state/texts.ts';
import { valuesOf } from './filtered.ts';
import { facets, type Facet } from './layers-store.ts';

/** One switch: a value that components have, and how many. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

const severities: readonly (Severity | 'none')[] = ['error', 'warning', 'info', 'none'];

function labelOf(facet: Facet, value: string, language: Language): string {
  switch (facet) {
    case 'family': {
      const family = families.find((one) => one === value);
      return family === undefined ? value : editorTexts[`family.${family}`][language];
    }
    case 'kind':
      return kindLabel(value, language);
    case 'tag':
      return value === '' ? layersTexts['value.untagged'][language] : value;
    case 'severity': {
      const severity = severities.find((one) => one === value);
      return severity === undefined || severity === 'none' ? layersTexts['value.clean'][language] : editorTexts[`severity.${severity}`][language];
    }
  }
}

/** Families and severities in their own order, kinds by family, then all by name; what has no tag comes last. */
function rankOf(facet: Facet, value: string): number {
  if (facet === 'severity') return severities.findIndex((one) => one === value);
  if (facet === 'tag') return value === '' ? 1 : 0;
  const family = facet === 'family' ? value : registry.find(value)?.family;
  return families.findIndex((one) => one === family);
}

/** The values that the components of a design have, with how many have each. A facet with one value has nothing to choose. */
export function facetValues(design: Design, findings: readonly Finding[], language: Language): Readonly<Record<Facet, readonly FacetValue[]>> {
  const of = valuesOf(design, findings);
  const counts: Readonly<Record<Facet, Map<string, number>>> = { family: new Map(), kind: new Map(), tag: new Map(), severity: new Map() };
  for (const id of Object.keys(design.components)) {
    const values = of(id);
    for (const facet of facets) for (const value of values[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  }
  const list = (facet: Facet): readonly FacetValue[] =>
    [...counts[facet]]
      .map(([value, count]) => ({ value, count, label: labelOf(facet, value, language) }))
      .sort((a, b) => rankOf(facet, a.value) - rankOf(facet, b.value) || a.label.localeCompare(b.label, language));
  return { family: list('family'), kind: list('kind'), tag: list('tag'), severity: list('severity') };
}

export function useFacets(): Readonly<Record<Facet, readonly FacetValue[]>> {
  const design = useDesign();
  const findings = useFindings((state) => state.findings);
  const language = useLanguage();
  return useMemo(() => facetValues(design, findings, language), [design, findings, language]);
}
