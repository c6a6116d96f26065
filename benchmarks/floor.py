"""The floor program: the smallest Typer program that prints a Rich table of the size of a lookup."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def main(name: str = "LandSpace") -> None:
    """Print a table of four columns and twelve rows."""
    table = Table(title=name)
    for column in ("Metric", "Value", "Period", "Source"):
        table.add_column(column)
    for number in range(12):
        table.add_row(f"metric {number}", f"{number * 1000:,}", "2023", "[1]")
    Console().print(table)


if __name__ == "__main__":
    app()
