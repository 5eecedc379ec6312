<?php
// Who vouches for the visitors of this application, and where the application itself is.
require_once 'CAS.php';

$version = getenv('CAS_VERSION') ?: CAS_VERSION_3_0;
$server = parse_url(getenv('CAS_URL'));
$server = [$server['host'], $server['port'] ?? 443, $server['path']];
$application = getenv('APP_URL');

phpCAS::client($version, ...$server, service_base_url: $application);
phpCAS::setCasServerCACert(getenv('CAS_AUTHORITY'));

// Signing out of the ENT ends the session here too: its servers, and nobody else, may say so.
phpCAS::handleLogoutRequests(true, explode(',', getenv('CAS_ADDRESSES')));
