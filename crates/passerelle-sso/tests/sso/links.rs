//! The addresses that a service shows and uses.

use passerelle_sso::client::{
    Asking, CasBase, InvalidCasBase, ValidationMethod, communicated_pattern, direct_url, login_url,
    sign_in_url, validation_request, validation_url,
};
use passerelle_sso::service::{InvalidServiceUrl, ServicePattern, ServiceUrl, lint};
use passerelle_sso::ticket::ReceivedTicket;

#[test]
fn the_links_of_the_procedure() {
    let cas = CasBase::parse("https://ent.netocentre.fr/cas").expect("the address of the procedure");
    let public = ServiceUrl::parse("https://netocentre.index-education.net/pronote/").expect("likewise");
    let encoded = "https%3A%2F%2Fnetocentre.index-education.net%2Fpronote%2F";
    assert_eq!(login_url(&cas, &public), format!("https://ent.netocentre.fr/cas/login?service={encoded}"));
    assert_eq!(
        validation_url(ValidationMethod::Saml11, &cas, &public),
        format!("https://ent.netocentre.fr/cas/samlValidate?TARGET={encoded}")
    );
    assert_eq!(communicated_pattern(&public), "https://netocentre.index-education.net/pronote/**");
    assert_eq!(direct_url(&public), "https://netocentre.index-education.net/pronote/?login=true");
}

#[test]
fn the_other_validation_addresses() {
    let cas = CasBase::parse(" http://127.0.0.1:8080/cas/ ").expect("this machine");
    let service =
        ServiceUrl::parse("http://127.0.0.1:8090/vs/demo/eleve.html?a=b%20c&d").expect("this machine");
    let encoded = "http%3A%2F%2F127.0.0.1%3A8090%2Fvs%2Fdemo%2Feleve.html%3Fa%3Db%2520c%26d";
    assert_eq!(
        validation_url(ValidationMethod::Cas2, &cas, &service),
        format!("http://127.0.0.1:8080/cas/serviceValidate?service={encoded}")
    );
    assert_eq!(
        validation_url(ValidationMethod::Cas3, &cas, &service),
        format!("http://127.0.0.1:8080/cas/p3/serviceValidate?service={encoded}")
    );
}

#[test]
fn the_pattern_to_register_accepts_the_spaces() {
    for public in [
        "https://host.example.fr/vs/demo/",
        "https://host.example.fr/vs/demo",
        "https://host.example.fr/vs/demo/?x",
    ] {
        let public = ServiceUrl::parse(public).expect("a good address");
        let pattern = communicated_pattern(&public);
        assert_eq!(pattern, "https://host.example.fr/vs/demo/**");
        assert_eq!(lint(&pattern), []);
        let pattern = ServicePattern::parse(&pattern).expect("a good pattern");
        assert!(pattern.matches(&public));
    }
}

#[test]
fn a_cas_server_is_an_address_and_nothing_more() {
    for (text, refusal) in [
        ("https://ent.example.fr/cas?x=1", InvalidCasBase::Query),
        ("https://ent.example.fr/cas#x", InvalidCasBase::Query),
        ("http://ent.example.fr/cas", InvalidCasBase::Address(InvalidServiceUrl::Insecure)),
        ("ent.example.fr/cas", InvalidCasBase::Address(InvalidServiceUrl::Scheme)),
        ("", InvalidCasBase::Address(InvalidServiceUrl::Scheme)),
        ("https://", InvalidCasBase::Address(InvalidServiceUrl::Scheme)),
    ] {
        assert_eq!(CasBase::parse(text), Err(refusal), "{text}");
    }
}

#[test]
fn somebody_is_asked_again_or_in_passing() {
    let cas = CasBase::parse("https://ent.exemple.fr/cas").expect("an address");
    let service = ServiceUrl::parse("https://vs.exemple.fr/vs/demo/?gateway=true").expect("an address");
    let once = login_url(&cas, &service);
    assert_eq!(sign_in_url(&cas, &service, Asking::Once), once);
    // The service's own parameter stays within its address.
    assert_eq!(sign_in_url(&cas, &service, Asking::Again), format!("{once}&renew=true"));
    assert_eq!(sign_in_url(&cas, &service, Asking::InPassing), format!("{once}&gateway=true"));

    let ticket = ReceivedTicket::parse("ST-1-abcdef").expect("a ticket");
    let ask = |method| validation_request(method, &cas, &service, &ticket, [0; 16], 0);
    for method in [ValidationMethod::Cas2, ValidationMethod::Cas3] {
        let (asked, again) = (ask(method), ask(method).for_a_new_sign_in());
        assert_eq!(again.url, format!("{}&renew=true", asked.url));
    }
    let saml = ask(ValidationMethod::Saml11);
    assert_eq!(saml.clone().for_a_new_sign_in(), saml, "there is no such word in SAML");
}
