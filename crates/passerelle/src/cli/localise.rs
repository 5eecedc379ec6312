//! The help in the reader's language: each command and option takes its text from the locales.

use clap::{Arg, ArgAction, Command};
use passerelle_words::Words;

/// Gives `command` and its subcommands their texts: `aide-{command}` and `aide-{command}-{option}`.
pub(super) fn localise(command: Command, words: Words) -> Command {
    let name = command.get_name().to_owned();
    dress(command, &name, words)
        .after_help(words.say("aide-codes"))
        .subcommand_help_heading(words.say("aide-titre-commandes"))
        .subcommand_value_name(words.say("aide-valeur-commande"))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .display_order(902)
                .action(ArgAction::Version)
                .help(words.say("aide-version"))
                .help_heading(words.say("aide-titre-options")),
        )
        .disable_version_flag(true)
        .mut_subcommands(|subcommand| {
            let name = subcommand.get_name().to_owned();
            let family = name.clone();
            dress(subcommand, &name, words)
                .subcommand_help_heading(words.say("aide-titre-commandes"))
                .subcommand_value_name(words.say("aide-valeur-commande"))
                .mut_subcommands(|member| {
                    let branch = format!("{family}-{}", member.get_name());
                    dress_member(member, &family, words)
                        .subcommand_help_heading(words.say("aide-titre-commandes"))
                        .subcommand_value_name(words.say("aide-valeur-commande"))
                        .mut_subcommands(|leaf| dress_leaf(leaf, &family, &branch, words))
                })
        })
}

/// The commands of a family share the texts of their options.
fn dress_member(member: Command, family: &str, words: Words) -> Command {
    let about = words.say(&format!("aide-{family}-{}", member.get_name()));
    dress(member, family, words).about(about)
}

/// Of a family within a family too.
fn dress_leaf(leaf: Command, family: &str, branch: &str, words: Words) -> Command {
    let about = words.say(&format!("aide-{branch}-{}", leaf.get_name()));
    dress(leaf, family, words).about(about)
}

fn dress(command: Command, name: &str, words: Words) -> Command {
    let options = words.say("aide-titre-options");
    let arguments = words.say("aide-titre-arguments");
    let usage = words.say("aide-titre-utilisation");
    let for_arguments = options.clone();
    command
        .about(words.say(&format!("aide-{name}")))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .disable_help_flag(true)
        .mut_args(|argument| {
            let text = words.say(&key(name, &argument));
            let heading = if argument.is_positional() { arguments.clone() } else { for_arguments.clone() };
            let valued = argument.get_action().takes_values();
            let argument = argument.help(text).help_heading(heading);
            // Defaults and values on offer are told in the text, in the reader's language.
            if valued { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
        })
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .display_order(901)
                .action(ArgAction::Help)
                .help(words.say("aide-aide"))
                .help_heading(options),
        )
}

/// Options that several commands share have one text.
fn key(command: &str, argument: &Arg) -> String {
    let id = argument.get_id().as_str().replace('_', "-");
    match id.as_str() {
        "lang" | "passphrase-file" | "json" => format!("aide-{id}"),
        _ => format!("aide-{command}-{id}"),
    }
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};
    use passerelle_words::{Lang, Words};

    use super::super::Cli;
    use super::key;
    use crate::texts::TEXTS;

    #[test]
    fn every_command_and_option_has_its_text() {
        let exists = |key: &str| Words::new(Lang::French, &TEXTS).say(key) != key;
        let command = Cli::command();
        assert!(exists("aide-passerelle"));
        for command in command.get_subcommands() {
            assert!(exists(&format!("aide-{}", command.get_name())), "{}", command.get_name());
            let arguments = command.get_subcommands().flat_map(Command::get_arguments);
            for argument in arguments.chain(command.get_arguments()) {
                let key = key(command.get_name(), argument);
                assert!(exists(&key), "{key}");
            }
            for member in command.get_subcommands() {
                let key = format!("aide-{}-{}", command.get_name(), member.get_name());
                assert!(exists(&key), "{key}");
                for leaf in member.get_subcommands() {
                    let key = format!("{key}-{}", leaf.get_name());
                    assert!(exists(&key), "{key}");
                    for argument in leaf.get_arguments() {
                        let key = super::key(command.get_name(), argument);
                        assert!(exists(&key), "{key}");
                    }
                }
            }
        }
    }
}
