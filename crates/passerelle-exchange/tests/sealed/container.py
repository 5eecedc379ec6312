"""An implementation of both sealed containers apart from ours: Python's standard library and the openssl command.

    container.py seal import|export [--clear] NAME=PUBLIC.pem... < content > container
    container.py open NAME PRIVATE.pem < container > content
"""

import base64
import hashlib
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib

IMPORT = "http://www.index-education.com/containeurimportchiffreV1"
EXPORT = "http://www.index-education.com/conteneurexportchiffre"


def openssl(arguments, data):
    return subprocess.run(["openssl", *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def rsa(operation, key, data):
    public = ["-pubin"] if operation == "-encrypt" else []
    return openssl(["pkeyutl", operation, *public, "-inkey", key, "-pkeyopt", "rsa_padding_mode:pkcs1"], data)


def aes(operation, key, vector, data):
    return openssl(["enc", operation, "-aes-128-cbc", "-K", key.hex(), "-iv", vector.hex()], data)


def add(parent, namespace, tag, text="", **attributes):
    child = ET.SubElement(parent, "{%s}%s" % (namespace, tag), attributes)
    child.text = text
    return child


def seal(kind, clear, recipients):
    content = sys.stdin.buffer.read()
    sealed = content if clear else zlib.compress(content)
    secret = os.urandom(32)
    block = secret + hashlib.md5(secret).digest()
    blocks = [(name, base64.encodebytes(rsa("-encrypt", key, block)).decode()) for name, key in recipients]
    encrypted = base64.encodebytes(aes("-e", secret[:16], secret[16:], sealed)).decode()
    digest = base64.b64encode(hashlib.sha256(sealed).digest()).decode()
    date = "2026-09-01T08:30:00+02:00"
    if kind == "import":
        root = ET.Element("{%s}ImportChiffre" % IMPORT, {"Version": "1.0"})
        add(root, IMPORT, "Partenaire", "Python & Cie")
        add(root, IMPORT, "Description", "é")
        add(root, IMPORT, "Cle", blocks[0][1])
        add(root, IMPORT, "Contenu", encrypted)
        add(root, IMPORT, "Verification", digest)
        add(root, IMPORT, "DateExport", date)
        add(root, IMPORT, "UAI", "0000001A")
    else:
        root = ET.Element("{%s}EXPORT_INDEX_EDUCATION" % EXPORT)
        add(root, EXPORT, "VERSION", "1.0")
        add(root, EXPORT, "LOGICIEL", "Python")
        keys = add(root, EXPORT, "CLES")
        for name, text in blocks:
            add(keys, EXPORT, "PARTENAIRE", text, NOM=name)
        add(root, EXPORT, "CONTENU", encrypted, **({"CompresseAvantChiffrement": "false"} if clear else {}))
        add(root, EXPORT, "VERIFICATION", digest)
        add(root, EXPORT, "DATEHEURE", date)
    sys.stdout.buffer.write(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def unseal(name, key):
    root = ET.fromstring(sys.stdin.buffer.read())
    if root.tag == "{%s}ImportChiffre" % IMPORT:
        block = root.findtext("{%s}Cle" % IMPORT)
        content, digest = root.find("{%s}Contenu" % IMPORT), root.findtext("{%s}Verification" % IMPORT)
    else:
        assert root.tag == "{%s}EXPORT_INDEX_EDUCATION" % EXPORT, root.tag
        [block] = [item.text for item in root.iter("{%s}PARTENAIRE" % EXPORT) if item.get("NOM") == name]
        content, digest = root.find("{%s}CONTENU" % EXPORT), root.findtext("{%s}VERIFICATION" % EXPORT)
    block = rsa("-decrypt", key, base64.b64decode(block))
    assert len(block) == 48 and hashlib.md5(block[:32]).digest() == block[32:], "key block"
    sealed = aes("-d", block[:16], block[16:32], base64.b64decode(content.text))
    assert hashlib.sha256(sealed).digest() == base64.b64decode(digest), "digest"
    clear = content.get("CompresseAvantChiffrement", "true") == "false"
    sys.stdout.buffer.write(sealed if clear else zlib.decompress(sealed))


def main(operation, *arguments):
    if operation == "open":
        return unseal(*arguments)
    kind, *rest = arguments
    clear = "--clear" in rest
    seal(kind, clear, [item.rsplit("=", 1) for item in rest if item != "--clear"])


main(*sys.argv[1:])
