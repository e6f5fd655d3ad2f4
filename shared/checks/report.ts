import { z } from 'zod';
import type { Finding } from '../model/finding.ts';
import type { TextParams } from '../model/text.ts';

/** The validation report (CONTRACTS 5): the public shape of findings. Program and JSON Schema share these zod values. */

const params = z.record(z.string(), z.union([z.string(), z.number()]));

export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  at: z.object({ component: z.string(), path: z.string().optional().describe('JSON Pointer into the props') }),
  message: z.string(),
  params,
  rule: z.array(z.string()).optional(),
  fix: z.object({ command: z.string(), args: z.record(z.string(), z.unknown()), title: z.string() }).optional(),
});

export const validationSchema = z.object({
  contract: z.literal('hopline-validation'),
  version: z.literal(1),
  findings: z.array(findingSchema),
  counts: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
});
export type ValidationReport = z.infer<typeof validationSchema>;

/** Findings as a report; `say` turns a code and its params into a sentence of the wanted language. */
export function validationReport(findings: readonly Finding[], say: (code: string, params: TextParams) => string): ValidationReport {
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    contract: 'hopline-validation',
    version: 1,
    findings: findings.map(({ code, severity, at, params: values, rule, fix }) => ({
      code,
      severity,
      at: { component: at.component, ...(at.path === undefined ? {} : { path: at.path }) },
      message: say(code, values),
      params: { ...values },
      ...(rule === undefined ? {} : { rule: [...rule] }),
      ...(fix === undefined ? {} : { fix: { command: fix.command, args: { ...fix.args }, title: say(fix.title, fix.params ?? values) } }),
    })),
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
  };
}
