"""A container image with only the program, as one archive.

The archive is an OCI image layout, and also has the manifest of `docker save`, so that podman,
skopeo and every version of docker can load it.

Format: https://github.com/opencontainers/image-spec/blob/main/image-layout.md
"""

import hashlib
import json
import time

from archives import compressed, epoch, tar

NAME = "tasklint"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
OCI = "application/vnd.oci.image"


def as_json(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def digest(content):
    return hashlib.sha256(content).hexdigest()


def image(version, machine, program, home):
    """Return the archive of the image for a machine."""
    layer = tar({NAME: (program, 0o755)})
    packed = compressed(layer)
    created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch()))
    labels = {
        "org.opencontainers.image.licenses": "MIT",
        "org.opencontainers.image.source": home,
        "org.opencontainers.image.title": NAME,
        "org.opencontainers.image.version": version,
    }
    configuration = as_json({
        "architecture": ARCHITECTURES[machine],
        "config": {"Entrypoint": [f"/{NAME}"], "Labels": labels, "WorkingDir": "/work"},
        "created": created,
        "history": [{"created": created, "created_by": f"{NAME} {version}"}],
        "os": "linux",
        "rootfs": {"diff_ids": [f"sha256:{digest(layer)}"], "type": "layers"},
    })

    def descriptor(kind, content, **more):
        return {
            "digest": f"sha256:{digest(content)}", "mediaType": f"{OCI}.{kind}", "size": len(content),
            **more}

    manifest = as_json({
        "config": descriptor("config.v1+json", configuration),
        "layers": [descriptor("layer.v1.tar+gzip", packed)],
        "mediaType": f"{OCI}.manifest.v1+json",
        "schemaVersion": 2,
    })
    index = as_json({
        "manifests": [descriptor(
            "manifest.v1+json", manifest,
            annotations={"org.opencontainers.image.ref.name": f"{NAME}:{version}"},
            platform={"architecture": ARCHITECTURES[machine], "os": "linux"})],
        "mediaType": f"{OCI}.index.v1+json",
        "schemaVersion": 2,
    })
    blobs = {f"blobs/sha256/{digest(blob)}": blob for blob in (configuration, packed, manifest)}
    docker = as_json([{
        "Config": f"blobs/sha256/{digest(configuration)}",
        "Layers": [f"blobs/sha256/{digest(packed)}"],
        "RepoTags": [f"{NAME}:{version}"],
    }])
    files = {
        "oci-layout": as_json({"imageLayoutVersion": "1.0.0"}), "index.json": index,
        "manifest.json": docker, **blobs}
    return tar({path: (content, 0o644) for path, content in files.items()})
