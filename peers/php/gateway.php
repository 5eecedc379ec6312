<?php
require 'cas.php';

// Somebody who is signed in is known here; others are not asked.
$known = phpCAS::checkAuthentication();

header('Content-Type: application/json');
echo json_encode(['user' => $known ? phpCAS::getUser() : null]);
