import type { ComponentType } from 'react';
import type { Finding } from '../../shared/model/finding.ts';
import type { Localized } from '../../shared/model/text.ts';
import type { FormField } from './form-model.ts';

/** What a field of the inspector needs: its value, where it stands, and the one way to change it. */
export interface FieldProps {
  readonly field: FormField;
  readonly value: unknown;
  /** Several components are meant and their values differ: `value` is none of them, or for a list what all share. */
  readonly mixed?: boolean;
  readonly component: string;
  /** JSON Pointer of the value inside the component's props. */
  readonly path: string;
  /** Findings of the whole component; a field picks those that point at it. */
  readonly findings: readonly Finding[];
  /** Runs the edit; null when it was done, else the reason why not. */
  readonly commit: (value: unknown) => Localized | null;
}

/** A field that holds fields, and is handed the control that makes them: rows inside rows. */
export interface NestingFieldProps extends FieldProps {
  readonly Control: ComponentType<FieldProps>;
}

/** What a control is described by: the help of its field, and why its text was not taken. FieldFrame gives these ids. */
export function descriptionIds(id: string, { help, immutable }: FormField['hint'], hasProblem: boolean): string | undefined {
  const ids = [...(help === undefined && immutable !== true ? [] : [`${id}-help`]), ...(hasProblem ? [`${id}-problem`] : [])];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** Findings about exactly this value. */
export function findingsAt(findings: readonly Finding[], path: string): readonly Finding[] {
  return findings.filter((finding) => finding.at.path === path);
}

/** Findings about this value or anything inside it. */
export function findingsWithin(findings: readonly Finding[], path: string): readonly Finding[] {
  return findings.filter((finding) => finding.at.path === path || finding.at.path?.startsWith(`${path}/`) === true);
}
