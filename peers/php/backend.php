<?php
// The application that is asked: people come to it, and one other application may on their behalf.
require 'cas.php';

phpCAS::allowProxyChain(new CAS_ProxyChain([getenv('ALLOWED_PROXY')]));
phpCAS::forceAuthentication();

header('Content-Type: application/json');
echo json_encode(['user' => phpCAS::getUser(), 'proxies' => phpCAS::getProxies()]);
