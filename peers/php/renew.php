<?php
require 'cas.php';

// The password again, even from somebody who is signed in.
phpCAS::renewAuthentication();

header('Content-Type: application/json');
echo json_encode(['user' => phpCAS::getUser()]);
