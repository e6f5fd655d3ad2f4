import { Command, Option, type Help } from 'commander';
import version from '../package.json' with { type: 'json' };
import { runCheck } from './commands/check.ts';
import { runDiff } from './commands/diff.ts';
import { runExport } from './commands/export.ts';
import { runImport } from './commands/import.ts';
import { runKinds } from './commands/kinds.ts';
import { runMigrate } from './commands/migrate.ts';
import { runSamples } from './commands/samples.ts';
import { runSchema } from './commands/schema.ts';
import { runTrace } from './commands/trace.ts';
import { runValidate } from './commands/validate.ts';
import type { CliContext } from './context.ts';
import { checkOptions, exportOptions, jsonOption, outOption, traceOptions } from './options.ts';

/** The commands and flags of CONTRACTS 4 that this version offers. */

function helpWords({ words }: CliContext): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words('help.usage'),
    'Arguments:': words('help.arguments'),
    'Options:': words('help.options'),
    'Commands:': words('help.commands'),
  };
  return { styleTitle: (title) => titles[title] ?? title };
}

function collect(value: string, known: readonly string[] = []): readonly string[] {
  return [...known, value];
}

/** Builds the program; nothing is printed and no process ends by commander itself. */
export function createProgram(context: CliContext): Command {
  const { io, words } = context;
  const configured = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => { io.stdout(text); }, writeErr: () => undefined })
      .configureHelp(helpWords(context))
      .helpOption('-h, --help', words('option.help'))
      .showSuggestionAfterError(false);
  const program = configured(new Command('hopline'))
    .description(words('about'))
    .version(version.version, '-V, --version', words('option.version'))
    .helpCommand('help [command]', words('help.command'))
    .addHelpText('after', `\n${words('exit')}`);
  const add = (name: string, about: Parameters<typeof words>[0]): Command => {
    const command = configured(new Command(name)).description(words(about)).addOption(new Option('--lang <language>', words('option.lang')));
    program.addCommand(command);
    return command;
  };

  add('validate', 'about.validate')
    .argument('<file>', words('argument.file'))
    .option('--json', words('option.json'))
    .action(async (file: string, options: unknown) => runValidate(context, file, jsonOption.parse(options)));

  add('trace', 'about.trace')
    .argument('<file>', words('argument.file'))
    .option('--probe <id>', words('option.probe'))
    .option('--from <source>', words('option.from'))
    .option('--to <destination>', words('option.to'))
    .option('--kind <kind>', words('option.kind'))
    .option('--port <port>', words('option.port'))
    .option('--source-port <port>', words('option.sourcePort'))
    .option('--size <bytes>', words('option.size'))
    .option('--df', words('option.df'))
    .option('--count <number>', words('option.count'))
    .option('--key <key-pair>', words('option.key'))
    .option('--expect <verdict>', words('option.expect'))
    .option('--all-paths', words('option.allPaths'))
    .option('--choose <component>', words('option.choose'), collect)
    .option('--json', words('option.json'))
    .action(async (file: string, options: unknown) => runTrace(context, file, traceOptions.parse(options)));

  add('check', 'about.check')
    .argument('<file>', words('argument.file'))
    .option('--json', words('option.json'))
    .option('--junit <path>', words('option.junit'))
    .action(async (file: string, options: unknown) => runCheck(context, file, checkOptions.parse(options)));

  add('export', 'about.export')
    .argument('<file>', words('argument.file'))
    .requiredOption('--to <format>', words('option.format'))
    .option('--probe <id>', words('option.probe'))
    .option('--select <id...>', words('option.select'))
    .option('--theme <theme>', words('option.theme'))
    .option('--scale <factor>', words('option.scale'))
    .option('--undocumented', words('option.undocumented'))
    .option('--out <path>', words('option.out'))
    .option('--json', words('option.json'))
    .action(async (file: string, options: unknown) => runExport(context, file, exportOptions.parse(options)));

  add('import', 'about.import')
    .argument('<file>', words('argument.foreign'))
    .option('--out <path>', words('option.out'))
    .option('--json', words('option.json'))
    .action(async (file: string, options: unknown) => runImport(context, file, outOption.parse(options)));

  add('diff', 'about.diff')
    .argument('<a>', words('argument.first'))
    .argument('<b>', words('argument.second'))
    .option('--json', words('option.json'))
    .action(async (first: string, second: string, options: unknown) => runDiff(context, first, second, jsonOption.parse(options)));

  add('kinds', 'about.kinds')
    .option('--json', words('option.json'))
    .action((options: unknown) => { runKinds(context, jsonOption.parse(options)); });

  add('schema', 'about.schema')
    .argument('<name>', words('argument.schema'))
    .option('--json', words('option.json'))
    .action((name: string) => { runSchema(context, name); });

  add('samples', 'about.samples')
    .option('--out <dir>', words('option.outFolder'))
    .option('--json', words('option.json'))
    .action(async (options: unknown) => runSamples(context, outOption.parse(options)));

  add('migrate', 'about.migrate')
    .argument('<file>', words('argument.file'))
    .option('--out <path>', words('option.out'))
    .option('--json', words('option.json'))
    .action(async (file: string, options: unknown) => runMigrate(context, file, outOption.parse(options)));
  return program;
}
