<?php
// An application that asks another one, on behalf of the person who is signed in.
require_once 'CAS.php';

$server = parse_url(getenv('CAS_URL'));
$server = [$server['host'], $server['port'] ?? 443, $server['path']];

phpCAS::proxy(CAS_VERSION_3_0, ...$server, service_base_url: getenv('APP_URL'));
phpCAS::setCasServerCACert(getenv('CAS_AUTHORITY'));
phpCAS::handleLogoutRequests(true, explode(',', getenv('CAS_ADDRESSES')));
// Proxy-granting tickets are secrets: a folder that nobody else reads.
phpCAS::setPGTStorageFile(getenv('APP_FOLDER') . '/granting');

phpCAS::forceAuthentication();

$answer = phpCAS::serviceWeb(getenv('BACKEND_URL'), $code, $body);
header('Content-Type: application/json');
echo json_encode(['user' => phpCAS::getUser(), 'asked' => $answer, 'backend' => json_decode($body) ?? $body]);
