import { validate, validationReport, type ValidationReport } from '../../shared/checks/index.ts';
import { printJson, type CliContext } from '../context.ts';
import { exitCodes } from '../exit.ts';
import { openDesign } from '../read-design.ts';
import { table } from '../table.ts';

function printReport({ words }: CliContext, report: ValidationReport): string {
  if (report.findings.length === 0) return `${words('validate.none')}\n`;
  const rows = report.findings.map((finding) => [words(finding.severity), finding.code, `${finding.at.component}${finding.at.path ?? ''}`, finding.message]);
  return `${table(rows)}${words('validate.counts', report.counts)}\n`;
}

/** `hopline validate`: exit 1 when there are findings of severity error. */
export async function runValidate(context: CliContext, file: string, options: { readonly json?: boolean }): Promise<void> {
  const { design } = await openDesign(context, file);
  const report = validationReport(validate(design, context.registry), context.sentence);
  if (options.json === true) printJson(context, report);
  else context.io.stdout(printReport(context, report));
  if (report.counts.error > 0) context.finish(exitCodes.findings);
}
