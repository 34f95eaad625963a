/** Scripts that let a shell complete our commands, made from the commands themselves. They run nothing of ours. */
import type { Command, Option } from 'commander';

interface Word {
  readonly text: string;
  readonly about: string;
}

interface Place {
  /** The commands that lead here: `weir users`. */
  readonly path: string;
  readonly words: readonly Word[];
  readonly options: readonly Word[];
  /** What options take; of one that takes anything there is nothing to offer. */
  readonly choices: readonly { readonly option: string; readonly values: readonly string[] }[];
}

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

function placesOf(command: Command, before: string, common: readonly Option[]): Place[] {
  const path = `${before}${command.name()}`;
  const options = [...new Set([...command.options, ...common])].filter(({ long, hidden }) => long != null && !hidden);
  const choices = options
    .filter(({ required }) => required)
    .map(({ long, argChoices }) => ({ option: long ?? '', values: argChoices ?? [] }));
  const words = [
    ...command.commands.map((child) => ({ text: child.name(), about: child.description() })),
    ...command.registeredArguments.flatMap(({ argChoices = [], description }) =>
      argChoices.map((text) => ({ text, about: description })),
    ),
  ];
  return [
    {
      path,
      words,
      choices,
      options: options.map(({ long, description }) => ({ text: long ?? '', about: description })),
    },
    ...command.commands.flatMap((child) => placesOf(child, `${path} `, common)),
  ];
}

/** The words of a text for a shell: in single quotes, which end for nothing but one of their own. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const follow = (places: readonly Place[]): string =>
  places
    .slice(1)
    .map(({ path }) => quoted(path))
    .join('|');

function bash(places: readonly Place[]): string {
  const cases = places.map(({ path, words, options, choices }) => {
    const values = choices.map(({ option, values }) => `      ${option}) words=${quoted(values.join(' '))} ;;\n`);
    const usual = quoted([...words, ...options].map(({ text }) => text).join(' '));
    return `    ${quoted(path)}) case "$previous" in\n${values.join('')}      *) words=${usual} ;;\n    esac ;;\n`;
  });
  return `# weir: completion for bash. Use it: source <(weir completion bash)
_weir() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} place=weir words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$place $word" in ${follow(places)}) place="$place $word" ;; esac
  done
  case "$place" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _weir weir
`;
}

function zsh(places: readonly Place[]): string {
  const described = (words: readonly Word[]) =>
    words.map(({ text, about }) => quoted(`${text.replaceAll(':', '\\:')}:${about}`)).join(' ');
  const cases = places.map(({ path, words, options, choices }) => {
    const values = choices.map(
      ({ option, values }) => `      ${option}) candidates=(${values.map(quoted).join(' ')}) ;;\n`,
    );
    const usual = described([...words, ...options]);
    return `    ${quoted(path)}) case "$words[CURRENT-1]" in\n${values.join('')}      *) candidates=(${usual}) ;;\n    esac ;;\n`;
  });
  return `#compdef weir
# weir: completion for zsh. Use it: source <(weir completion zsh)
_weir() {
  local place=weir word
  local -a candidates
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$place $word" in ${follow(places)}) place="$place $word" ;; esac
  done
  case "$place" in
${cases.join('')}  esac
  _describe weir candidates
}
compdef _weir weir
`;
}

function fish(places: readonly Place[]): string {
  const lines = places.flatMap(({ path, words, options, choices }) => {
    const here = `complete -c weir -n ${quoted(`test (__weir_place) = "${path}"`)}`;
    return [
      ...words.map(({ text, about }) => `${here} -f -a ${quoted(text)} -d ${quoted(about)}`),
      ...options.map(({ text, about }) => {
        const values = choices.find(({ option }) => option === text)?.values;
        const offered = values === undefined ? '' : values.length === 0 ? ' -x' : ` -x -a ${quoted(values.join(' '))}`;
        return `${here} -l ${text.slice(2)}${offered} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# weir: completion for fish. Use it: weir completion fish | source
function __weir_place
  set -l place weir
  for word in (commandline -opc)[2..]
    switch "$place $word"
      case ${places
        .slice(1)
        .map(({ path }) => quoted(path))
        .join(' ')}
        set place "$place $word"
    end
  end
  echo $place
end
complete -c weir -f
${lines.join('\n')}
`;
}

export const completion = (program: Command, shell: Shell): string =>
  ({ bash, zsh, fish })[shell](placesOf(program, '', program.options));
