namespace CleanAgency.Web.Ui;

/// <summary>What has just been done, said in passing; one per circuit, shown by <see cref="Toasts"/>.</summary>
public sealed class ToastBox
{
    public event Action<Toast>? Shown;

    public void Show(string text, Func<Task>? undo = null) => Shown?.Invoke(new(text, undo));
}

public sealed record Toast(string Text, Func<Task>? Undo);
