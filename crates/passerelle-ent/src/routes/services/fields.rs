//! The fields of a service.

use passerelle_exchange::keys::PublicKey;
use passerelle_model::Population;
use passerelle_store::ent::LogoutChannel;
use passerelle_web::components::{Choice, Field};
use passerelle_words::Words;

use super::wording;
use crate::rules::services::form::{ServiceForm, Wrong, channel_code, names};

/// Fields that belong together.
pub(super) struct Group {
    pub(super) legend: String,
    pub(super) hint: String,
    pub(super) fields: Vec<Field>,
}

/// Every field, with what is wrong about it.
pub(super) fn groups(w: Words, form: &ServiceForm, new: bool, wrong: &[Wrong]) -> Vec<Group> {
    let fields = Fields { w, form, wrong };
    vec![
        fields.identity(new),
        fields.addresses(),
        fields.tile(),
        fields.export(),
        fields.audience(),
        fields.sign_out(),
        fields.proxying(),
    ]
}

struct Fields<'a> {
    w: Words,
    form: &'a ServiceForm,
    wrong: &'a [Wrong],
}

impl Fields<'_> {
    fn identity(&self, new: bool) -> Group {
        let w = self.w;
        let mut id = self.text(names::ID, "services-nom-court").locked(!new);
        id = if new {
            id.hint(w.say("services-nom-court-aide")).required()
        } else {
            id.hint(w.say("services-nom-court-fixe"))
        };
        self.group("services-groupe-service", vec![id, self.text(names::NAME, "services-nom").required()])
    }

    fn addresses(&self) -> Group {
        let w = self.w;
        let addresses =
            self.area(names::ADDRESSES, "services-adresses").hint(w.say("services-adresses-aide"));
        let life = self.text(names::TICKET_LIFE, "services-duree").hint(w.say("services-duree-aide"));
        self.group("services-groupe-adresses", vec![addresses, life.digits().short()])
    }

    fn tile(&self) -> Group {
        let w = self.w;
        let address = self.text(names::TILE, "services-tuile").hint(w.say("services-tuile-aide"));
        let mut group = self.group("services-groupe-tuile", vec![address]);
        group.fields.extend(self.populations(names::TILE_FOR));
        group
    }

    fn export(&self) -> Group {
        let w = self.w;
        let key = PublicKey::parse(self.form.value(names::KEY).as_bytes()).ok();
        let hint = key.map_or_else(
            || w.say("services-cle-aide"),
            |key| w.tell1("services-cle-empreinte", "empreinte", key.fingerprint()),
        );
        let fields = vec![
            self.area(names::KEY, "services-cle").hint(hint),
            Field::file(names::KEY_FILE, w.say("services-cle-fichier"), ".pem,.pub,.crt,.cer,.txt"),
            self.text(names::FILE_NAME, "services-nom-du-fichier")
                .hint(w.say("services-nom-du-fichier-aide")),
        ];
        self.group("services-groupe-fichiers", fields)
    }

    fn audience(&self) -> Group {
        let w = self.w;
        let mut group = self.group("services-groupe-public", self.populations(names::OPEN_TO));
        group.hint = w.say("services-public-aide");
        let schools = self.area(names::SCHOOLS, "services-etablissements");
        group.fields.push(schools.hint(w.say("services-etablissements-aide")));
        group
    }

    fn sign_out(&self) -> Group {
        let w = self.w;
        let choice = |one: LogoutChannel, hint: &str| {
            Choice::new(channel_code(one), wording::channel(w, one)).hint(w.say(hint))
        };
        let choices = vec![
            choice(LogoutChannel::Back, "services-canal-serveur.aide"),
            choice(LogoutChannel::Front, "services-canal-navigateur.aide"),
            choice(LogoutChannel::Silent, "services-canal-aucun.aide"),
        ];
        let value = match self.form.value(names::LOGOUT) {
            "" => channel_code(LogoutChannel::default()),
            chosen => chosen,
        };
        let channel = Field::radios(names::LOGOUT, w.say("services-deconnexion"), choices).value(value);
        let address = self
            .text(names::LOGOUT_ADDRESS, "services-adresse-de-deconnexion")
            .hint(w.say("services-adresse-de-deconnexion-aide"));
        self.group("services-groupe-deconnexion", vec![channel, address])
    }

    fn proxying(&self) -> Group {
        let w = self.w;
        let mut group = self.group(
            "services-groupe-mandats",
            vec![
                self.area(names::CALLBACKS, "services-rappels").hint(w.say("services-rappels-aide")),
                self.tick(names::PRIVATE_CALLBACKS, w.say("services-rappels-d-essai"))
                    .hint(w.say("services-rappels-d-essai-aide")),
                self.tick(names::REACHABLE, w.say("services-atteignable")),
            ],
        );
        group.hint = w.say("services-mandats-aide");
        group
    }

    fn group(&self, legend: &str, fields: Vec<Field>) -> Group {
        Group { legend: self.w.say(legend), hint: String::new(), fields }
    }

    fn populations(&self, start: &str) -> Vec<Field> {
        let boxes =
            Population::ALL.map(|one| self.tick(&format!("{start}{}", one.code()), self.w.population(one)));
        boxes.into()
    }

    fn text(&self, name: &'static str, label: &str) -> Field {
        self.filled(name, Field::text(name, self.w.say(label))).autocomplete("off")
    }

    fn area(&self, name: &'static str, label: &str) -> Field {
        self.filled(name, Field::area(name, self.w.say(label)))
    }

    fn tick(&self, name: &str, label: String) -> Field {
        Field::checkbox(name, label, self.form.ticked(name))
    }

    fn filled(&self, name: &'static str, field: Field) -> Field {
        let error = self.wrong.iter().find(|(field, _)| *field == name);
        field.value(self.form.value(name)).error(error.map(|(_, fault)| wording::fault(self.w, *fault)))
    }
}
