<?php
require 'cas.php';

phpCAS::forceAuthentication();

header('Content-Type: application/json');
echo json_encode(['user' => phpCAS::getUser(), 'attributes' => (object) phpCAS::getAttributes()]);
