"""Templates as Python compiled them, kept between processes: a third of the time of a letter."""

from hashlib import sha256
from types import CodeType

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from ozganswer.records.vorrat import VORRAT


class Uebersetzungen(BytecodeCache):
    """Jinja's own cache over the process's store.

    A template is known by its name, and compiled anew where its text or the filters are others.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def of_source(self, source: str, name: str) -> CodeType:
        """Compile a source that is no template, or find what became of it.

        There are as many as letters: the last of each of 256 shares is kept.
        """
        text = f"{name}\0{source}"
        share = sha256(text.encode()).hexdigest()[:2]
        bucket = self.get_bucket(self._environment, f"source-{share}", None, text)
        if bucket.code is None:
            bucket.code = self._environment.compile(source, name, name)
            self.set_bucket(bucket)
        return bucket.code

    def get_source_checksum(self, source: str) -> str:
        """Digest all that a template's code depends on, beside the program."""
        filters = sorted((*self._environment.filters, *self._environment.tests))
        return sha256("\0".join((source, *filters)).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find the code of a template, if it was kept."""
        vorrat = VORRAT.get()
        content = None if vorrat is None else vorrat.find(f"template-{bucket.key}")
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, if there is a store."""
        vorrat = VORRAT.get()
        if vorrat is not None:
            vorrat.keep(f"template-{bucket.key}", bucket.bytecode_to_string())
