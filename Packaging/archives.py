"""Archives that depend only on their contents and on SOURCE_DATE_EPOCH."""

import gzip
import io
import os
import tarfile
import time
import zipfile

# The first time that a zip archive can store: 1980-01-01.
EARLIEST = 315_532_800


def epoch():
    """Return the time of all files, in seconds since 1970."""
    return max(int(os.environ.get("SOURCE_DATE_EPOCH") or EARLIEST), EARLIEST)


def tar(files):
    """Return a tar archive of files: their paths with contents and modes."""
    output = io.BytesIO()
    with tarfile.open(fileobj=output, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, (content, mode) in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            entry.mode = mode
            entry.mtime = epoch()
            archive.addfile(entry, io.BytesIO(content))
    return output.getvalue()


def compressed(data):
    """Return data in the format of gzip, without a name."""
    output = io.BytesIO()
    with gzip.GzipFile(fileobj=output, mode="wb", filename="", mtime=epoch(), compresslevel=9) as file:
        file.write(data)
    return output.getvalue()


def zipped(files):
    """Return a zip archive of files, in the given order: their paths with contents and modes."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, (content, mode) in files.items():
            entry = zipfile.ZipInfo(path, time.gmtime(epoch())[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whose modes follow.
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, content)
    return output.getvalue()
