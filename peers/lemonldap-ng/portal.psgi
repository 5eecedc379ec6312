# LemonLDAP::NG's portal as its documentation sets it up, with the CAS server on, for one service.
#
# `APP_FOLDER` holds everything that it writes, `PORTAL_URL` is where it is found, `SERVICE_URL` the service that may
# have tickets. Its module of demonstration knows dwho and rtyler, whose passwords are their names.

use strict;
use warnings;
use JSON;
use Lemonldap::NG::Portal::Main;

# The portal loads what draws captchas even when it shows none; this one spares a library of images.
package Lemonldap::NG::Portal::Captcha::None {
    use Mouse;
    extends 'Lemonldap::NG::Portal::Main::Plugin';
    sub init { return 1 }
    $INC{'Lemonldap/NG/Portal/Captcha/None.pm'} = __FILE__;
}

my ( $folder, $portal, $service ) = @ENV{qw(APP_FOLDER PORTAL_URL SERVICE_URL)};
my ($domain) = $portal =~ m#^https?://([^:/]+)#;

sub write_file {
    my ( $name, $content ) = @_;
    open my $file, '>', "$folder/$name" or die "$name: $!";
    print {$file} $content;
    close $file or die "$name: $!";
}

mkdir "$folder/$_" for qw(conf sessions sessions/lock);

write_file( 'lemonldap-ng.ini', <<"INI");
[all]
logLevel = notice
[configuration]
type = File
dirName = $folder/conf
[portal]
checkXSS = 1
requireToken = 1
INI

write_file( 'conf/lmConf-1.json', encode_json( {
    cfgNum                 => 1,
    cfgDate                => 1788436800,
    cfgAuthor              => 'tests',
    portal                 => $portal,
    domain                 => $domain,
    securedCookie          => 0,
    key                    => 'a key for this machine alone',
    authentication         => 'Demo',
    userDB                 => 'Same',
    passwordDB             => 'Null',
    locationRules          => {},
    captcha                => '::Captcha::None',
    portalDisplayRegister      => 0,
    portalDisplayResetPassword => 0,
    exportedVars           => { cn => 'cn', mail => 'mail', uid => 'uid' },
    globalStorage          => 'Apache::Session::File',
    globalStorageOptions   => { Directory => "$folder/sessions", LockDirectory => "$folder/sessions/lock" },
    localSessionStorage    => '',
    templateDir            => '/usr/share/lemonldap-ng/portal/templates',
    staticPrefix           => '/static',
    issuerDBCASActivation  => 1,
    casAccessControlPolicy => 'error',
    casBackChannelSingleLogout => 1,
    casAppMetaDataOptions  => {
        essai => {
            casAppMetaDataOptionsService       => $service,
            casAppMetaDataOptionsUserAttribute => 'uid',
        },
    },
    casAppMetaDataExportedVars => { essai => { cn => 'cn', mail => 'mail', uid => 'uid' } },
} ) );

Lemonldap::NG::Portal::Main->run( { configStorage => { confFile => "$folder/lemonldap-ng.ini" } } );
