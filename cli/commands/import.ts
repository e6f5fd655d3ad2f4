import { importTerraform, serializeDesign } from '../../shared/file/index.ts';
import type { CliContext } from '../context.ts';
import { deliver, openWith } from '../read-design.ts';

/** `hopline import`: a Terraform state or plan as a design. What was left out, put in its place or assumed is told on standard error. */
export async function runImport(context: CliContext, file: string, options: { readonly out?: string }): Promise<void> {
  const { design } = await openWith(importTerraform, context, file);
  await deliver(context, serializeDesign(design), options.out);
}
