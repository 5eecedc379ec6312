// Every page, in the states that matter: no fault of accessibility, nothing that scrolls sideways on a phone, both
// languages, light and dark. The pictures are there to be looked at.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser, openProfile } from "./lib/browser.mjs";
import { startDemo } from "./lib/demo.mjs";
import { Audit } from "./lib/audit.mjs";
import { Ent, Spaces } from "./lib/people.mjs";
import { Console } from "./lib/console.mjs";
import { School } from "./lib/school.mjs";

const demo = await startDemo();
const browser = await openBrowser();
const audit = new Audit();
try {
  await visit();
  audit.conclude();
} finally {
  await browser.close();
  await demo.stop();
  await demo.remove();
}

async function visit() {
  const login = (part) => demo.guests.find((guest) => guest.part === part);
  const profile = () => openProfile(browser);
  const nobody = await profile();
  const ent = new URL("/", demo.portal).href;
  const service = new URL("/", demo.spaces).href;

  for (const [side, root] of Object.entries({ ent, service })) {
    for (const page of ["", "aide/", "accessibilite", "mentions", "donnees", "plan-du-site", "etat", "page-inconnue"]) {
      await audit.look(nobody, `${side}-${page.replace("/", "") || "index"}`, `${root}${page}`);
    }
  }
  await audit.look(nobody, "cas-connexion", `${ent}cas/login`);
  await audit.look(nobody, "cas-service-inconnu", `${ent}cas/login?service=https%3A%2F%2Fautre.exemple.fr%2F`);
  await audit.look(nobody, "cas-deconnexion", `${ent}cas/logout`);
  await audit.look(nobody, "ent-activer", `${ent}ent/activer`);
  await audit.look(nobody, "espaces-choix", demo.spaces);
  await audit.look(nobody, "espace-mot-de-passe", `${demo.spaces}professeur`);
  await audit.look(nobody, "console-connexion", `${demo.console}connexion`);
  await audit.look(nobody, "etab-connexion", `${demo.school}connexion`);

  const direct = await profile();
  await new Spaces(direct.page, demo).entersDirectly("professeur", login("professeur").service_login);
  await audit.look(direct, "espace-professeur-direct", `${demo.spaces}professeur`);
  await audit.look(direct, "espace-autre", `${demo.spaces}eleve`);
  await audit.look(direct, "espace-mot-de-passe-changer", `${demo.spaces}mot-de-passe`);
  await audit.look(nobody, "espace-activer", `${demo.spaces}activer`);

  const host = await profile();
  const hosting = new Console(host.page, demo);
  await hosting.signIn();
  await audit.look(host, "console-bases", demo.console);
  const tabs = ["publication", "delegation", "securite", "journal", "publication/arreter", "delegation/cas", "annees", "securite/code", "mise-en-place"];
  for (const tab of tabs) await audit.look(host, `console-${tab.replace("/", "-")}-publiee`, `${hosting.base()}${tab}`);
  await hosting.stop();
  await audit.look(nobody, "espaces-arretes", demo.spaces);
  for (const page of ["application", "application/professeur"]) {
    await audit.look(host, `console-${page.replace("/", "-")}`, `${hosting.base()}${page}`);
  }
  await audit.look(host, "console-delegation-vide", `${hosting.base()}delegation`);
  await hosting.openCas();
  await hosting.choosePreset("ENT de démonstration (Mode avec alimentation)");
  await audit.lookHere(host, "console-cas-modele");
  await hosting.testsTheConnection();
  await audit.lookHere(host, "console-cas-essai");
  await hosting.validateCas();
  await audit.look(host, "console-delegation-definie", `${hosting.base()}delegation`);
  await hosting.delegateEverything();
  await audit.look(host, "console-delegation-complete", `${hosting.base()}delegation`);
  await hosting.openTab("Paramètres de publication");
  await hosting.publish();
  await audit.look(host, "console-journal", `${hosting.base()}journal`);
  await hosting.planStop();
  await audit.lookHere(host, "console-arret-prevu");
  await hosting.prepareChange();
  await audit.look(host, "console-brouillon", `${hosting.base()}brouillon`);
  await audit.look(host, "console-brouillon-cas", `${hosting.base()}brouillon/cas`);
  await audit.look(host, "console-brouillon-verifier", `${hosting.base()}brouillon/verifier`);
  await hosting.install();
  await audit.lookHere(host, "console-mise-en-place");
  await hosting.createYear("2021-2022");
  await audit.lookHere(host, "console-annee-creee");
  await audit.look(host, "console-bases-annees", demo.console);
  await audit.look(host, "console-modeles", `${demo.console}modeles`);
  await audit.look(host, "console-modele", `${demo.console}modeles/netocentre`);
  await audit.look(host, "console-message", `${hosting.base()}delegation/message`);
  await hosting.tryForReal();
  await audit.lookHere(host, "console-essai-reel");

  const manager = await profile();
  const head = new Ent(manager.page, demo);
  await head.signIn(login("direction").login);
  for (const page of ["", "mon-compte", "comptes", "alertes", "locaux", "exports"]) {
    await audit.look(manager, `ent-${page || "portail"}-direction`, `${ent}ent/${page}`);
  }
  await head.openAccount(login("professeur-trait-d-union").login);
  await audit.look(manager, "ent-fiche", manager.page.url());
  const sheet = manager.page.url().split("?")[0];
  for (const action of ["bloquer", "mot-de-passe", "nom"]) await audit.look(manager, `ent-fiche-${action}`, `${sheet}/${action}`);
  for (const page of ["structures", "connexions", "transmissions"]) {
    await audit.look(manager, `ent-fiche-${page}`, `${sheet}/${page}`);
  }
  for (const page of ["codes", "comptes/importer", "mon-compte/connexions", "mon-compte/transmissions"]) {
    await audit.look(manager, `ent-${page.replace("/", "-")}`, `${ent}ent/${page}`);
  }
  for (const page of ["mon-compte/mot-de-passe", "mon-compte/second-facteur", "structures"]) {
    await audit.look(manager, `ent-${page.replace("/", "-")}`, `${ent}ent/${page}`);
  }
  const file = join(demo.folder, "pronote.xml");
  await writeFile(file, await head.exportFor("Vie scolaire XML", "pronote.xml"));

  const region = await profile();
  await new Ent(region.page, demo).signIn(demo.administrator);
  for (const page of [
    "",
    "services",
    "services/nouveau",
    "services/essai",
    "services/emprunteurs",
    "services/vie-scolaire",
    "services/vie-scolaire/transmission",
    "services/vie-scolaire/cles",
    "services/vie-scolaire/desactiver",
    "etablissements",
    "etablissements/nouveau",
    "journal",
    "comptes/importer",
  ]) {
    await audit.look(region, `ent-region-${page.replaceAll("/", "-") || "portail"}`, `${ent}ent/${page}`);
  }
  await region.page.goto(`${ent}ent/services/essai`);
  await region.page.locator("main input[type=url], main input[type=text]").first().fill("https://autre.exemple.fr/vs/demo/");
  await region.page.locator("main form").first().getByRole("button").first().click();
  await audit.lookHere(region, "ent-region-services-essai-refus");

  const supervisor = await profile();
  const school = new School(supervisor.page, demo);
  await school.signIn();
  await audit.look(supervisor, "etab-accueil", demo.school);
  await audit.look(supervisor, "etab-demandes-aucune", `${demo.school}rapprochement/demandes`);
  await audit.look(supervisor, "etab-utilisateurs-liste", `${demo.school}utilisateurs`);
  await audit.look(supervisor, "etab-utilisateur", `${demo.school}utilisateurs/1`);
  await audit.look(supervisor, "etab-codes", `${demo.school}codes`);
  await school.enterExclusiveMode();
  const at = (path) => `${demo.school}${path}`;
  await audit.look(supervisor, "etab-accueil-exclusif", at(""));
  await audit.look(supervisor, "etab-rapprochement-vide", at("rapprochement/"));
  await audit.look(supervisor, "etab-utilisateurs", at("imports-exports/utilisateurs"));
  await school.importUsers(demo.parents);
  await audit.look(supervisor, "etab-importer", at("rapprochement/importer"));
  await school.upload(file, "Identiques");
  await audit.look(supervisor, "etab-verifier", supervisor.page.url());
  await school.press(/^Appliquer/);
  await audit.look(supervisor, "etab-resultat", supervisor.page.url().split("?")[0]);
  await audit.look(supervisor, "etab-rapprochement", at("rapprochement/"));
  await audit.look(supervisor, "etab-rapprochement-professeurs", at("rapprochement/?population=professeur"));
  await school.openUnmatchedTeachers(2);
  await school.row("BUKISA").getByRole("link", { name: /^Rapprocher/ }).click();
  await audit.look(supervisor, "etab-rapprochement-manuel", supervisor.page.url());
  await supervisor.page.locator("main li:has(h3)").first().getByRole("button").click();
  await audit.lookHere(supervisor, "etab-confirmer");
  await school.press("Confirmer le rapprochement");
  await audit.lookHere(supervisor, "etab-rapproche");
  await school.upload(file, "Étendues");
  await audit.look(supervisor, "etab-conserver-ou-remplacer", supervisor.page.url());
  await school.press(/^Conserver/);
  await audit.look(supervisor, "etab-verifier-rien", supervisor.page.url());
  for (const page of [
    "rapprochement/points-de-retour",
    "imports-exports",
    "sauvegarde",
    "identifiants",
    "cle",
    "journal",
    "exclusif/quitter",
  ]) {
    await audit.look(supervisor, `etab-${page.replace("/", "-")}`, at(page));
  }
  await supervisor.page.goto(at("rapprochement/points-de-retour"));
  await supervisor.page.locator("tbody tr").last().getByRole("link").click();
  await audit.look(supervisor, "etab-point-comparer", supervisor.page.url());

  for (const [part, name] of [
    ["professeur-trait-d-union", "professeur"],
    ["professeur-inconnu", "inconnu"],
    ["eleve", "eleve"],
  ]) {
    const person = await profile();
    const someone = new Ent(person.page, demo);
    await someone.signIn(login(part).login);
    await audit.look(person, `ent-portail-${name}`, demo.portal);
    await someone.openPortal();
    await someone.openTile("Vie scolaire");
    await audit.lookHere(person, `espace-${name}`);
    if (part === "professeur-inconnu") {
      await audit.look(person, "espace-non-relie", `${demo.spaces}non-relie`);
      await person.page.getByLabel("Votre nom").fill("INCONNU");
      await person.page.getByLabel("Votre prénom").fill("Camille");
      await person.page.getByRole("button", { name: "Envoyer ma demande" }).click();
      await audit.lookHere(person, "espace-non-relie-envoye");
      await audit.look(supervisor, "etab-demandes", at("rapprochement/demandes"));
      await audit.look(supervisor, "etab-demande", at("rapprochement/demandes/1"));
    }
    if (part === "professeur-trait-d-union") {
      await audit.look(person, "espace-circulation", `${demo.spaces}circulation`);
      await audit.look(person, "espace-au-revoir", `${demo.spaces}au-revoir`);
    }
  }
}
